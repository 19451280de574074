package slipway.service.addons.opening;

import java.util.Map;

/** How a browser gets to what there is to see of an add-on. */
public sealed interface Opening {
    /**
     * By going to a page of this platform.
     *
     * @param params the same facts as providers are told, without proofs
     */
    record Page(String path, Map<String, Object> params) implements Opening {}

    /**
     * By sending a form to the provider.
     *
     * @param action the provider's URL
     * @param params among them what proves who it is
     */
    record Form(String action, Map<String, Object> params) implements Opening {
        /** Without what must not be written anywhere. */
        @Override
        public String toString() {
            return "Form[" + action + "]";
        }
    }
}
