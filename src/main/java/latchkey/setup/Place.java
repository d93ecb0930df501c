package latchkey.setup;

import java.util.Optional;
import latchkey.setup.handover.Device;
import latchkey.setup.handover.FollowHandOver.Standing;

/**
 * Where an app password is seen: at a computer, which can pass it on, or on the phone that it was passed on to.
 *
 * @param handle of the hand-over, on the phone that has claimed it
 * @param code that the computer shows for a phone
 */
record Place(Device device, Optional<String> handle, Optional<PhoneCode> code) {
    /**
     * @param picture of the code
     * @param address the same without the key, for a phone without a camera
     * @param key to be typed
     */
    record PhoneCode(String picture, String address, String key, Standing standing) {}

    static Place here(Device device) {
        return new Place(device, Optional.empty(), Optional.empty());
    }

    static Place showing(Device device, PhoneCode code) {
        return new Place(device, Optional.empty(), Optional.of(code));
    }

    static Place handedOver(Device device, String handle) {
        return new Place(device, Optional.of(handle), Optional.empty());
    }

    /** Who has the phone in his hand already needs no code for it. An iPad that calls itself a Mac is offered one too. */
    boolean canPassOn() {
        return handle.isEmpty() && !device.inTheHand();
    }
}
