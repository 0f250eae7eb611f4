/** Draws the contract of this very server. Nothing is loaded from anywhere else. */
window.addEventListener("DOMContentLoaded", () => {
  window.SwaggerUIBundle({
    url: "/openapi.yaml",
    dom_id: "#api",
    deepLinking: true,
    displayOperationId: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    filter: true,
    showCommonExtensions: true,
    showExtensions: true,
    syntaxHighlight: false,
    tryItOutEnabled: false,
    validatorUrl: null,
    requestInterceptor: sendHere,
  });
});

/** Requests go to the server the page came from, whatever address the contract names as an example. */
function sendHere(request) {
  const { pathname, search } = new URL(request.url, location.origin);
  request.url = location.origin + pathname + search;
  return request;
}
