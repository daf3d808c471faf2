package dev.sluice.core.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;

/** Says why something could not be written, for people. */
public final class FileFault {
    private FileFault() {}

    /** Returns why, with the cure where it is plain. */
    public static String of(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "this user may not write " + denied.getFile()
                    + "; choose another folder, or change the permissions of that one";
        }
        if (e instanceof NotDirectoryException file) {
            return file.getFile() + " is no folder; choose another";
        }
        return e.toString();
    }
}
