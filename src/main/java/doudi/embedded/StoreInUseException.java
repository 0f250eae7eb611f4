package doudi.embedded;

import java.io.IOException;

/** Another process, or another store of this process, holds the data folder; the message says which and since when. */
public final class StoreInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  StoreInUseException(String message) {
    super(message);
  }
}
