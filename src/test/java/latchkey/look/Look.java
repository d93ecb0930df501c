package latchkey.look;

import com.microsoft.playwright.options.ColorScheme;

record Look(String language, ColorScheme theme, int width) {
    @Override
    public String toString() {
        return language + " " + theme + " " + width;
    }
}
