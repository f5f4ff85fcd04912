// Loaded before the style sheet: a chosen theme is there from the first paint.
import { applyTheme, storedTheme } from './shell/theme.js';

applyTheme(storedTheme());
