import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/** A service that logs each request and asks the next one, if there is one. */
class App {
  private static final Logger LOG = Logger.getLogger("shop");

  public static void main(String[] args) throws Exception {
    var client = HttpClient.newHttpClient();
    var next = System.getenv("NEXT");
    var server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", exchange -> {
      var order = exchange.getRequestURI().getPath().substring(1);
      LOG.warning("order " + order + " at " + System.getenv("OTEL_SERVICE_NAME"));
      var status = 200;
      if (next != null) {
        try {
          var request = HttpRequest.newBuilder(URI.create(next + "/" + order)).build();
          status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
          status = 502;
        }
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
  }
}
