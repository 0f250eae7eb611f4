package doudi.open311;

import doudi.city.City;
import doudi.plumbing.Language;
import doudi.plumbing.Messages;
import java.util.List;
import java.util.Map;

/** Where the face is found, and what it speaks. */
final class Discovery {
  /** When this face last changed its ways. */
  private static final String CHANGESET = "2026-11-23T00:00:00+08:00";
  private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

  private Discovery() {}

  /** @param url of the endpoint, without a slash at its end */
  static Element of(City city, String url, Messages messages, Language language) {
    var window = city.windows().cityFallback();
    String contact = messages.say(language, "open311.contact", Map.of("city", city.name().in(language), "phone",
        window.phone().orElse("-")));
    return Element.fields("discovery", Element.value("changeset", CHANGESET), Element.value("contact", contact),
        Element.value("key_service", messages.say(language, "open311.key-service")),
        Element.list("endpoints", List.of(Element.fields("endpoint", Element.value("specification", SPECIFICATION),
            Element.value("url", url), Element.value("changeset", CHANGESET), Element.value("type", "production"),
            Element.list("formats", List.of(Element.value("format", "text/xml"), Element.value("format", "application/json")))))));
  }
}
