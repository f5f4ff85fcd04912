// What settings must know of every kind: its name, its own settings, and whether it is off until somebody wants it. In the
// shipped program this file is data, printed when it is built: a recorder that reads settings loads no digest's code.
import type { HabitDeclaration } from '../config/settings.js';
import { catalogue } from './catalogue.js';

export const declarations: readonly HabitDeclaration[] = catalogue.map((habit) => ({
  name: habit.name,
  settings: habit.settings,
  optIn: 'optIn' in habit && habit.optIn === true,
}));
