import type { Sentence } from '#core/said/sentence';

export const noAddress: Sentence = {
  da: 'Det er ikke en adresse på en hub. Skriv den, som den står under koden på den anden pc, fx 10.0.4.10:8090.',
  en: 'This is no address of a hub. Type it as it stands below the code on the other PC, such as 10.0.4.10:8090.',
};

export const notFound = (address: string): Sentence => ({
  da: `Der er ingen hub på ${address}, eller den kan ikke nås herfra. Er den anden pc tændt, og er dens tavle åben for andre (Indstillinger, Adgang)?`,
  en: `There is no hub at ${address}, or it cannot be reached from here. Is the other PC on, and its board open to others (Settings, Access)?`,
});

export const noWallboard = (address: string): Sentence => ({
  da: `Det, der svarer på ${address}, er ikke en tavle. Se adressen under koden på den anden pc.`,
  en: `What answers at ${address} is no wallboard. Look for the address below the code on the other PC.`,
});

export const notKept: Sentence = {
  da: 'Adgangen kan ikke gemmes sikkert på denne pc, så den er ikke blevet skærm. Er disken fuld? Fjern skærmen på hubben, og prøv igen med en ny kode.',
  en: 'The access cannot be kept safely on this PC, so it has not become a screen. Is the disk full? Revoke the screen at the hub, and try again with a new code.',
};

export const otherCertificate = (address: string): Sentence => ({
  da: `${address} viser et andet certifikat end det, som denne skærm blev parret med.`,
  en: `${address} shows another certificate than the one that this screen was paired with.`,
});

export const revoked = (address: string): Sentence => ({
  da: `Hubben på ${address} kender ikke denne skærm mere.`,
  en: `The hub at ${address} does not know this screen any more.`,
});
