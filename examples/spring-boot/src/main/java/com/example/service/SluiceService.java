package com.example.service;

import dev.sluice.api.Document;
import dev.sluice.core.DocumentException;
import dev.sluice.core.Pipeline;
import dev.sluice.core.Toolkit;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes documents as JSON and says who and when they speak of. */
@SpringBootApplication
@RestController
public class SluiceService {
    private final Pipeline pipeline;

    SluiceService(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static void main(String[] args) {
        SpringApplication.run(SluiceService.class, args);
    }

    /** The threads of the server share the pipeline; each request is a document, and the server bounds how many there are. */
    @PostMapping("/documents")
    Map<String, Object> process(@RequestBody Map<String, Object> record) throws InterruptedException {
        return pipeline.process(Document.fromRecord(record)).toRecord();
    }

    @ExceptionHandler({DocumentException.class, IllegalArgumentException.class})
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Map<String, Object> refused(RuntimeException e) {
        return Map.of("error", String.valueOf(e.getMessage()));
    }

    /** Spring closes the pipeline first, which waits for what is under way, and the toolkit after it. */
    @Configuration
    static class Beans {
        @Bean
        Toolkit toolkit(@Value("${sluice.home}") Path home) {
            return Toolkit.open(home);
        }

        @Bean
        Pipeline pipeline(Toolkit toolkit) {
            return toolkit.pipeline("news");
        }
    }
}
