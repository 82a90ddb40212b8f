import type { Sentence } from '#core/said/sentence';

/** The same whether there is another code, none, or one that is over: who guesses learns nothing. */
export const wrongCode: Sentence = {
  da: 'Koden er forkert eller udløbet. Se koden under Skærme på hubben, og bed om en ny, hvis der ingen står.',
  en: 'The code is wrong or has expired. Look under Screens at the hub, and ask for a new one if there is none.',
};

export const tooManyCodes: Sentence = {
  da: 'Der er prøvet for mange koder. Vent et øjeblik, og prøv igen.',
  en: 'Too many codes were tried. Wait a moment and try again.',
};

export const tooManyScreens = (most: number): Sentence => ({
  da: `Der er ${most} skærme, og det er så mange, der kan være. Fjern en, der ikke er i brug.`,
  en: `There are ${most} screens, which is as many as there can be. Revoke one that is not in use.`,
});

export const noSuchScreen: Sentence = {
  da: 'Den skærm findes ikke mere.',
  en: 'There is no such screen any more.',
};

export const notWritten: Sentence = {
  da: 'Listen over skærme kan ikke gemmes, så der er ikke ændret noget. Er disken fuld?',
  en: 'The list of screens cannot be kept, so nothing was changed. Is the disk full?',
};

export const notForWalls: Sentence = {
  da: 'En skærm på en væg får det ikke at se.',
  en: 'A screen on a wall is not shown this.',
};

export const onlyScreens: Sentence = {
  da: 'Det er for skærme, der er parret med denne hub.',
  en: 'This is for screens that are paired with this hub.',
};

export const readFields: Sentence = {
  da: 'Skriv de seks cifre fra hubben, og hvad skærmen skal hedde.',
  en: 'Type the six digits from the hub, and what the screen is to be called.',
};

export const isGone: Sentence = {
  da: 'Skærmen er væk nu, så der kan ikke tages et billede af den.',
  en: 'The screen is gone now, so no picture of it can be taken.',
};
export const noPicture: Sentence = {
  da: 'Skærmen sendte intet billede. Prøv igen.',
  en: 'The screen sent no picture. Try again.',
};
export const tooManyPictures: Sentence = {
  da: 'Der hentes allerede mange billeder. Prøv igen om lidt.',
  en: 'Many pictures are under way already. Try again in a moment.',
};
export const nobodyAsked: Sentence = {
  da: 'Ingen bad om dette billede, eller der blev ventet for længe på det.',
  en: 'Nobody asked for this picture, or it took too long to come.',
};

export const notOurAddress: Sentence = {
  da: 'Hubben har ikke den adresse.',
  en: 'The hub does not have that address.',
};
