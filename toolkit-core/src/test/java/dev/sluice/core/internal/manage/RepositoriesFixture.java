package dev.sluice.core.internal.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.core.PluginException;
import dev.sluice.core.internal.project.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of packages, served as files and by a real server, and the folder of plugins to install into. */
abstract class RepositoriesFixture {
    @TempDir
    Path directory;

    Path plugins;
    Path packages;
    HttpServer server;
    String web;

    @BeforeEach
    void serve() throws IOException {
        plugins = directory.resolve("plugins");
        packages = Files.createDirectory(directory.resolve("packages"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = packages.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean isThere = Files.isRegularFile(file);
            byte[] body = isThere ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? body.length : -1);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/away/", exchange -> {
            String path = exchange.getRequestURI().getPath().substring("/away/".length());
            exchange.getResponseHeaders()
                    .add("Location", packages.resolve(path).toUri().toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        web = "http://localhost:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    final Path pack(String version, String name) throws IOException {
        return TestProject.zip(TestProject.plugin(directory, version), packages.resolve(name));
    }

    final PluginFolder.Installed install(PluginSource source) throws InterruptedException {
        return new PluginFolder(plugins).install(source, true, List.of());
    }

    final String version(PluginSource source) throws InterruptedException {
        return install(source).verdict().plugin().version();
    }

    final void assertNothingIsInstalled() throws IOException {
        if (Files.exists(plugins)) {
            try (Stream<Path> files = Files.list(plugins)) {
                assertThat(files).isEmpty();
            }
        }
    }

    final void assertRefused(PluginSource source, String message) throws IOException {
        assertThatExceptionOfType(PluginException.class)
                .isThrownBy(() -> install(source))
                .withMessageContaining(message)
                .withMessageContaining("cure: ");
        assertNothingIsInstalled();
    }
}
