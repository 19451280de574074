package slipway.router.heads;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that are put together; the array is used again and again. */
public final class Bytes {
    private byte[] array;
    private ByteBuffer view;
    private int length;
    private final int usual;

    /** @param usual the size that is kept even when nothing is in it */
    public Bytes(int usual) {
        this.usual = usual;
        array = new byte[usual];
        view = ByteBuffer.wrap(array);
    }

    /** Forgets what is in it, and gives back what it needed unusually much. */
    public void clear() {
        length = 0;
        if (array.length > usual * 4) {
            array = new byte[usual];
            view = ByteBuffer.wrap(array);
        }
    }

    /** All that is in it, to be sent at once; valid until it is changed. */
    public ByteBuffer view() {
        return view.clear().limit(length);
    }

    public Bytes add(byte[] text) {
        return add(text, 0, text.length);
    }

    public Bytes add(byte[] from, int start, int end) {
        int some = end - start;
        room(some);
        System.arraycopy(from, start, array, length, some);
        length += some;
        return this;
    }

    public Bytes add(ByteBuffer from, int start, int some) {
        room(some);
        from.get(start, array, length, some);
        length += some;
        return this;
    }

    /** Latin-1, which heads are. */
    @SuppressWarnings("deprecation")
    public Bytes add(String text) {
        room(text.length());
        // Copies each character's low byte, which for Latin-1 is what is wanted, without an array in between.
        text.getBytes(0, text.length(), array, length);
        length += text.length();
        return this;
    }

    public Bytes add(long number) {
        if (number == 0) {
            room(1);
            array[length++] = '0';
            return this;
        }
        int digits = 0;
        for (long rest = number; rest > 0; rest /= 10) {
            digits++;
        }
        room(digits);
        length += digits;
        int at = length;
        for (long rest = number; rest > 0; rest /= 10) {
            array[--at] = (byte) ('0' + rest % 10);
        }
        return this;
    }

    /** Room for a number that is known later, filled with blanks, which a header's value may begin with. */
    public int reserve(int digits) {
        room(digits);
        Arrays.fill(array, length, length + digits, (byte) ' ');
        length += digits;
        return length;
    }

    /** Writes a number so that it ends where {@link #reserve} said. */
    public void set(int end, long number) {
        int at = end;
        long rest = number;
        do {
            array[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
    }

    private void room(int some) {
        if (array.length - length < some) {
            array = Arrays.copyOf(array, Math.max(array.length * 2, length + some));
            view = ByteBuffer.wrap(array);
        }
    }
}
