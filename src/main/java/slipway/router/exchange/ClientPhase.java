package slipway.router.exchange;

/** What a client's connection is at. */
enum ClientPhase {
    /** Between requests, or in the middle of a head. */
    HEAD,
    /** The body of the request is still coming. */
    BODY,
    /** The request is whole; its answer is not. */
    ANSWER,
    /** The answer is whole; the client has not taken all of it. */
    FLUSH,
    /** All is sent; what still comes is thrown away, since closing at once would take the answer from the client. */
    LINGER,
    CLOSED
}
