package dev.sluice.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FileFaultTest {
    @Test
    void whatAUserCanMendIsSaidInWords() {
        assertThat(FileFault.of(new AccessDeniedException("/data/out")))
                .isEqualTo("this user may not write /data/out; choose another folder, or change the permissions of that"
                        + " one");
        assertThat(FileFault.of(new NotDirectoryException("a"))).isEqualTo("a is no folder; choose another");
        assertThat(FileFault.of(new IOException("No space left on device"))).contains("No space left on device");
    }
}
