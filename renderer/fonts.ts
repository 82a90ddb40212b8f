// Barlow was drawn after road signs: made to be read at a distance. From npm, so that no request leaves the machine.
import '@fontsource/barlow/500.css';
import '@fontsource/barlow-condensed/500.css';
import '@fontsource/barlow-condensed/600.css';
