package doudi.notice;

/**
 * What a browser must know to be told by Firebase while its page is closed. All of it is public by nature: it names the project and opens
 * nothing.
 *
 * @param apiKey of the project's web app
 * @param senderId Firebase's {@code messagingSenderId}
 * @param vapidKey public half of the key pair that browsers' push services know the project by
 */
public record WebPush(String project, String apiKey, String appId, String senderId, String vapidKey) {}
