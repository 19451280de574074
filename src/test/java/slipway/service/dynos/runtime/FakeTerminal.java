package slipway.service.dynos.runtime;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;

/** What joins a client with a {@link FakeProcess}; like a pipe, it shows nothing of what is typed. */
final class FakeTerminal implements DynoTerminal {
    private static final int END = -1;

    private final LinkedBlockingQueue<Integer> shown = new LinkedBlockingQueue<>();
    private final StringBuffer typed = new StringBuffer();
    private final Runnable watcher;

    /** @param watcher told whenever something was typed */
    FakeTerminal(Runnable watcher) {
        this.watcher = watcher;
    }

    void show(String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            shown.add(one & 0xff);
        }
    }

    void end() {
        shown.add(END);
    }

    /** The next whole line that was typed; null where there is none yet. */
    String nextLine() {
        int end = typed.indexOf("\n");
        if (end < 0) {
            return null;
        }
        String line = typed.substring(0, end);
        typed.delete(0, end + 1);
        return line;
    }

    @Override
    public OutputStream input() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                typed.append((char) one);
                watcher.run();
            }
        };
    }

    @Override
    public InputStream output() {
        return new InputStream() {
            @Override
            public int read() {
                try {
                    return shown.take();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public boolean isTty() {
        return false;
    }

    @Override
    public void hangUp() {
        end();
    }
}
