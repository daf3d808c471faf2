package com.example.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SluiceServiceTest {
    @Autowired
    private TestRestTemplate client;

    @Test
    void manyRequestsAtOnceAreAnswered() {
        List<String> answers = IntStream.range(0, 40).parallel().mapToObj(this::ask).toList();
        assertThat(answers).hasSize(40).allSatisfy(answer -> assertThat(answer).contains("2021-03-23", "Q34370"));
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        assertThat(client.postForEntity("/documents", Map.of("text", 3), String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private String ask(int number) {
        Map<String, Object> document = Map.of(
                "id", "note-" + number,
                "date", "2021-03-30",
                "text", "The Ever Given ran aground last Tuesday on its way to Rotterdam.");
        return client.postForObject("/documents", document, String.class);
    }
}
