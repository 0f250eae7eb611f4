package doudi.open311;

import doudi.catalog.Catalog;
import doudi.catalog.Department;
import doudi.catalog.FailureKind;
import doudi.catalog.Platform;
import doudi.catalog.Service;
import doudi.complaint.RequestFilter;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import doudi.window.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The city's services as other systems list them, one more for whatever fits none, and what may be told with a report about each. */
final class ServiceList {
  static final String ANY = "other";
  static final String FAILURE_KIND = "failure-kind";
  static final String PLATFORM = "platform";
  static final String STEP = "step";
  static final String NEEDS = "needs";
  /** FixMyStreet takes these keywords for commands. */
  private static final Set<String> COMMANDS = Set.of("private", "inactive", "staff", "waste_only");

  private final Catalog catalog;
  private final Messages messages;
  private final Language language;

  ServiceList(Catalog catalog, Messages messages, Language language) {
    this.catalog = catalog;
    this.messages = messages;
    this.language = language;
  }

  /** As the store knows it. */
  static String serviceId(String serviceCode) {
    return serviceCode.equals(ANY) ? RequestFilter.NO_SERVICE : serviceCode;
  }

  static boolean isKnown(Catalog catalog, String serviceCode) {
    return serviceCode.equals(ANY) || catalog.service(serviceCode).isPresent();
  }

  /** @param serviceId null where none was named */
  static String code(String serviceId) {
    return serviceId == null ? ANY : serviceId;
  }

  Element services() {
    var all = new ArrayList<Element>();
    catalog.services().values().stream().filter(service -> !service.id().equals(ANY)).forEach(service -> all.add(service(service)));
    all.add(service(ANY, say("any-service"), say("any-service.words"), List.of(), ""));
    return Element.list("services", all);
  }

  private Element service(Service service) {
    String group = catalog.department(service.departmentId()).map(Department::name).map(name -> name.in(language)).orElse("");
    String name = service.name().in(language);
    String words = messages.say(language, "open311.service-words", Map.of("service", name));
    return service(service.id(), name, words, service.keywords(), group);
  }

  private static Element service(String code, String name, String words, List<String> keywords, String group) {
    String plain = keywords.stream().map(word -> word.replace(",", "").strip()).filter(word -> !word.isEmpty() && !COMMANDS.contains(word))
        .collect(Collectors.joining(","));
    return Element.fields("service", Element.value("service_code", code), Element.value("service_name", name),
        Element.value("description", words), Element.value("metadata", true), Element.value("type", "realtime"),
        Element.value("keywords", text(plain)), Element.value("group", text(group)));
  }

  private static String text(String plain) {
    return plain.isEmpty() ? null : plain;
  }

  /** The name people read; the code itself where the catalog no longer has it. */
  String name(String serviceCode) {
    if (serviceCode.equals(ANY)) return say("any-service");
    return catalog.service(serviceCode).map(service -> service.name().in(language)).orElse(serviceCode);
  }

  /** Nothing here is required: of a resident only the own words are. */
  Element definition(String serviceCode) {
    var kinds = new LinkedHashMap<String, String>();
    for (FailureKind kind : FailureKind.values()) kinds.put(kind.code(), kind.label().in(language));
    var platforms = new LinkedHashMap<String, String>();
    platforms(catalog, serviceCode).forEach(platform -> platforms.put(platform.id(), platform.name().in(language)));
    var needs = new LinkedHashMap<String, String>();
    for (Need need : Need.values()) needs.put(need.code(), messages.say(language, "need." + need.code()));
    return Element.fields("service_definition", Element.value("service_code", serviceCode), Element.list("attributes", List.of(
        attribute(1, FAILURE_KIND, "singlevaluelist", kinds), attribute(2, PLATFORM, "singlevaluelist", platforms),
        attribute(3, STEP, "string", Map.of()), attribute(4, NEEDS, "multivaluelist", needs))));
  }

  /** Where the service is offered; for a report about no service in particular, every platform. */
  static Collection<Platform> platforms(Catalog catalog, String serviceCode) {
    Optional<Service> service = catalog.service(serviceCode);
    if (service.isEmpty()) return catalog.platforms().values();
    return service.get().platformIds().stream().map(catalog::platform).flatMap(Optional::stream).toList();
  }

  private Element attribute(int order, String code, String type, Map<String, String> values) {
    List<Element> choices = values.entrySet().stream().map(entry -> Element.fields("value", Element.value("key", entry.getKey()),
        Element.value("name", entry.getValue()))).toList();
    var fields = Stream.of(Element.value("variable", true), Element.value("code", code), Element.value("datatype", type),
        Element.value("required", false), Element.value("datatype_description", null), Element.value("order", order),
        Element.value("description", say("attribute." + code)));
    Stream<Element> all = values.isEmpty() ? fields : Stream.concat(fields, Stream.of(Element.list("values", choices)));
    return Element.fields("attribute", all.toArray(Element[]::new));
  }

  private String say(String key) {
    return messages.say(language, "open311." + key);
  }
}
