package latchkey.setup;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** Of an answer that does not end, one after the other as they come. */
final class Lines implements Flow.Subscriber<String> {
    private final CompletableFuture<Consumer<String>> listener = new CompletableFuture<>();

    void tell(Consumer<String> who) {
        listener.complete(who);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        listener.join().accept(line);
    }

    @Override
    public void onError(Throwable hungUp) {
        // Whoever waits for a line notices.
    }

    @Override
    public void onComplete() {
        // The same.
    }
}
