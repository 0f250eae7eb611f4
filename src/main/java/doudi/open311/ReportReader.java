package doudi.open311;

import doudi.catalog.Catalog;
import doudi.catalog.District;
import doudi.catalog.FailureKind;
import doudi.catalog.Platform;
import doudi.city.City;
import doudi.complaint.Attempt;
import doudi.complaint.Contact;
import doudi.complaint.NewComplaint;
import doudi.open311.Trouble.Wrong;
import doudi.window.Need;
import doudi.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What another system posts, as a complaint; everything that is wrong is named at once. */
final class ReportReader {
  private static final int LONGEST_WORDS = 4_000;
  private static final int LONGEST_STEP = 200;
  private static final int LONGEST_NAME = 60;
  /** What is left of Chinese that went through ISO-8859-1, and what stands for bytes that were no UTF-8. */
  private static final Pattern LOST = Pattern.compile("[?？\\s\\p{Punct}]*[?？][?？\\s\\p{Punct}]*");
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]");
  private static final Pattern PHONE = Pattern.compile("[+ -]*[0-9][0-9+ -]*");
  private static final int LONGEST_PHONE = 32;

  private final City city;
  private final Parameters sent;
  private final List<Wrong> wrongs = new ArrayList<>();

  private ReportReader(City city, Parameters sent) {
    this.city = city;
    this.sent = sent;
  }

  /** @throws Trouble */
  static NewComplaint read(City city, Parameters sent) {
    return new ReportReader(city, sent).read();
  }

  private NewComplaint read() {
    Catalog catalog = city.catalog();
    Optional<String> service = sent.text("service_code");
    if (service.isEmpty()) wrongs.add(Wrong.of("required", "service_code"));
    String code = service.orElse(ServiceList.ANY);
    if (!ServiceList.isKnown(catalog, code)) throw Trouble.unknown("service_code");
    String words = words();
    Set<String> platforms = ServiceList.platforms(catalog, code).stream().map(Platform::id).collect(Collectors.toSet());
    String kind = choice(ServiceList.FAILURE_KIND, Stream.of(FailureKind.values()).map(FailureKind::code).collect(Collectors.toSet()));
    String platform = choice(ServiceList.PLATFORM, platforms);
    List<String> needs = choices(ServiceList.NEEDS, Stream.of(Need.values()).map(Need::code).collect(Collectors.toSet()));
    String step = line(ServiceList.STEP, sent.attribute(ServiceList.STEP).stream().findFirst(), LONGEST_STEP);
    String district = district();
    Contact contact = contact();
    if (!wrongs.isEmpty()) throw new Trouble(Trouble.WRONG, wrongs);
    return new NewComplaint(words, code.equals(ServiceList.ANY) ? null : code, platform, kind, district, new Attempt(step, null, null, 1),
        needs, contact);
  }

  private String words() {
    Optional<String> words = sent.text("description").map(ReportReader::plain).filter(text -> !text.isEmpty());
    if (words.isEmpty()) wrongs.add(Wrong.of("required", "description"));
    else if (LOST.matcher(words.get()).matches() || words.get().indexOf('\uFFFD') >= 0) wrongs.add(Wrong.of("unreadable", "description"));
    else if (words.get().length() > LONGEST_WORDS) wrongs.add(tooLong("description", LONGEST_WORDS));
    return words.orElse(null);
  }

  private String line(String code, Optional<String> given, int longest) {
    Optional<String> text = given.map(ReportReader::plain).map(one -> one.replaceAll("\\s+", " ").strip()).filter(one -> !one.isEmpty());
    if (text.isPresent() && text.get().length() > longest) wrongs.add(tooLong(code, longest));
    return text.orElse(null);
  }

  private static String plain(String text) {
    return CONTROLS.matcher(text).replaceAll("").strip();
  }

  private static Wrong tooLong(String code, int most) {
    return new Wrong("too-long", Map.of("code", code, "most", "" + most));
  }

  private String choice(String code, Set<String> known) {
    List<String> given = choices(code, known);
    if (given.size() > 1) wrongs.add(Wrong.of("one-value", code));
    return given.isEmpty() ? null : given.get(0);
  }

  private List<String> choices(String code, Set<String> known) {
    List<String> given = sent.attribute(code);
    if (!known.containsAll(given)) wrongs.add(Wrong.of("unknown-value", code));
    return given;
  }

  /**
   * The area that was named: a window's or a district's code, else the smallest district whose name stands in the address. Coordinates must
   * be good where they are sent, and say where somebody stood, not what failed: they are not kept.
   */
  private String district() {
    if (sent.text("lat").isPresent() || sent.text("long").isPresent()) {
      checkNumber("lat", 90);
      checkNumber("long", 180);
    }
    Optional<String> id = sent.text("address_id");
    if (id.isPresent()) return named(id.get());
    Catalog catalog = city.catalog();
    return sent.text("address_string").flatMap(address -> catalog.districts().values().stream()
        .filter(district -> address.contains(district.name().zh()) || address.contains(district.name().en()))
        .max(Comparator.comparingInt((District district) -> catalog.pathToRoot(district.id()).size()))).map(District::id).orElse(null);
  }

  private String named(String addressId) {
    Optional<String> found = city.windows().window(addressId).map(Window::districtId)
        .or(() -> city.catalog().district(addressId).map(District::id));
    if (found.isEmpty()) wrongs.add(Wrong.of("unknown", "address_id"));
    return found.orElse(null);
  }

  private void checkNumber(String name, int most) {
    Optional<String> given = sent.text(name);
    if (given.isEmpty()) wrongs.add(Wrong.of("required", name));
    else if (!given.get().matches("[+-]?\\d{1,3}(\\.\\d{0,30})?") || Math.abs(Double.parseDouble(given.get())) > most) {
      wrongs.add(new Wrong("bad-number", Map.of("code", name, "from", "-" + most, "to", "" + most)));
    }
  }

  /** Chinese names are written without a space, the family's first. */
  private Contact contact() {
    String first = line("first_name", sent.text("first_name"), LONGEST_NAME);
    String last = line("last_name", sent.text("last_name"), LONGEST_NAME);
    String name = first == null || last == null ? Optional.ofNullable(first).orElse(last)
        : (last + first).codePoints().allMatch(Character::isIdeographic) ? last + first : first + " " + last;
    if (name != null && name.length() > LONGEST_NAME) wrongs.add(tooLong("last_name", LONGEST_NAME));
    Optional<String> phone = sent.text("phone");
    if (phone.isPresent() && (phone.get().length() > LONGEST_PHONE || !PHONE.matcher(phone.get()).matches())) {
      wrongs.add(Wrong.of("unknown-value", "phone"));
    }
    return name == null && phone.isEmpty() ? null : new Contact(name, phone.orElse(null));
  }
}
