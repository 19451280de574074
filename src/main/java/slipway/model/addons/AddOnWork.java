package slipway.model.addons;

/** What a provider has yet to be asked for. */
public enum AddOnWork {
    PROVISION,
    CHANGE_PLAN,
    DEPROVISION
}
