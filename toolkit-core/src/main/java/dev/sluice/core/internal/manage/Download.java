package dev.sluice.core.internal.manage;

import dev.sluice.core.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Fetches a package from the web, once and without cookies, credentials or guessing. */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    /** In bytes a second; what is as large as it may be must come as fast as this, or is given up. */
    private static final long LEAST_RATE = 1_000_000;

    private static final int OK = 200;
    private static final int MISSING = 404;
    private static final int GONE = 410;

    private Download() {}

    /** Returns the address that a text is; empty if it is none of the web. */
    static Optional<URI> address(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the address of a file with a longer name; a query stays. */
    static URI beside(URI address, String suffix) {
        String text = address.toString().split("#", 2)[0];
        int query = text.indexOf('?');
        return URI.create(query < 0 ? text + suffix : text.substring(0, query) + suffix + text.substring(query));
    }

    /**
     * Writes what an address gives into a file.
     *
     * @param limit the greatest number of bytes
     * @throws InputException if it cannot be fetched, or is not there
     * @throws ArchiveException if it is too large
     * @throws InterruptedException if the user asked to end
     */
    static void to(Path file, URI address, long limit) throws ArchiveException, InterruptedException {
        int status = status(file, address, limit);
        if (status != OK) {
            throw new InputException(address + " answers " + status + " instead of 200", null);
        }
    }

    /**
     * Writes what an address gives into a file, unless it is not there.
     *
     * @return whether it is there
     * @throws InputException if it cannot be fetched
     */
    static boolean ifThere(Path file, URI address, long limit) throws ArchiveException, InterruptedException {
        int status = status(file, address, limit);
        if (status != OK && status != MISSING && status != GONE) {
            throw new InputException(address + " answers " + status + " instead of 200", null);
        }
        return status == OK;
    }

    private static int status(Path file, URI address, long limit) throws ArchiveException, InterruptedException {
        return status(file, address, limit, ANSWER.plusSeconds(limit / LEAST_RATE));
    }

    /** Returns what the server answers; the body of a 200, which may take so long, goes into the file. */
    static int status(Path file, URI address, long limit, Duration whole)
            throws ArchiveException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                // From https to http is never followed.
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(ANSWER).GET().build();
        AtomicBoolean late = new AtomicBoolean();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                Thread alarm = closeAfter(whole, in, late);
                try {
                    if (response.statusCode() == OK) {
                        copy(in, file, limit, address);
                    }
                } finally {
                    alarm.interrupt();
                }
                if (late.get()) {
                    throw new IOException("closed");
                }
                return response.statusCode();
            }
        } catch (IOException e) {
            throw new InputException(
                    late.get()
                            ? address + " is given up: it was not whole after " + whole.toSeconds()
                                    + " seconds; try again later, or fetch it by other means and install the file"
                            : address + " cannot be fetched: " + e,
                    e);
        }
    }

    /** A read from the web waits as long as the server likes; closing what is read ends it. */
    private static Thread closeAfter(Duration time, InputStream in, AtomicBoolean late) {
        Runnable close = () -> {
            try {
                Thread.sleep(time.toMillis());
                late.set(true);
                in.close();
            } catch (InterruptedException | IOException e) {
                // It came in time, or is closed already.
            }
        };
        Thread thread = new Thread(close, "sluice-download");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void copy(InputStream in, Path file, long limit, Object address) throws IOException, ArchiveException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long length = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                length += n;
                if (length > limit) {
                    throw new ArchiveException(
                            "too-large",
                            address + " gives more than " + limit + " bytes",
                            "do not install it; ask its author for a package within this limit");
                }
                out.write(buffer, 0, n);
            }
        }
    }
}
