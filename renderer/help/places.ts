import type { Sentence } from '#core/said/sentence';
import type { SettingsPageName } from '../settings/pages.ts';

/** A paragraph of the help, in each language: `each-setting#alarmer`. */
export type Place = Sentence;

const both = (page: string, da: string, en: string): Place => ({ da: `${page}#${da}`, en: `${page}#${en}` });
const settings = (da: string, en: string): Place => both('each-setting', da, en);
const trouble = (da: string, en: string): Place => both('trouble', da, en);
const same = (place: string): Place => ({ da: place, en: place });

/** What each page of the settings is about. */
export const settingsPlaces: { readonly [Name in SettingsPageName]: Place } = {
  systems: settings('telefonsystemer', 'phone-systems'),
  queues: settings('køer', 'queues'),
  alerts: settings('alarmer', 'alerts'),
  hours: settings('åbningstid', 'opening-hours'),
  screens: settings('skærme', 'screens'),
  looks: settings('udseende', 'appearance'),
  privacy: settings('persondata', 'personal-data'),
  access: settings('adgang', 'access'),
  pc: settings('denne-pc', 'this-pc'),
  about: settings('om', 'about'),
};

/** How each kind of phone system is connected. One that is not here is described by a mapping. */
const systems: { readonly [adapter: string]: Place } = {
  'one-connect': both('one-connect', 'sæt-det-op', 'set-it-up'),
  'flexfone-webhooks': same('connecting-flexfone#connecting-flexfone'),
  'flexfone-api': same('connecting-polled#connecting-phone-systems-that-are-asked'),
  swan: same('connecting-polled#connecting-phone-systems-that-are-asked'),
  soluno: same('connecting-polled#connecting-phone-systems-that-are-asked'),
  asterisk: same('connecting-asterisk#a-user-that-may-look'),
  csta: same('connecting-csta#what-it-needs'),
  demo: same('configuration#demo'),
};

export const systemPlace = (adapter: string): Place => systems[adapter] ?? same('mapping#the-mapping');

/** Each sentence of trouble that fills the screen or stands over the board. */
export const troublePlaces = {
  config: trouble('opsætningen-kan-ikke-bruges', 'the-settings-cannot-be-used'),
  port: trouble('en-port-kan-ikke-åbnes', 'a-port-cannot-be-opened'),
  journal: trouble('journalen-kan-ikke-åbnes', 'the-journal-cannot-be-opened'),
  revoked: trouble('skærmen-er-fjernet', 'the-screen-was-revoked'),
  certificate: trouble('det-er-måske-ikke-den-rigtige-hub', 'this-may-not-be-the-right-hub'),
  other: trouble('tavlen-kunne-ikke-starte', 'the-board-could-not-start'),
  lost: trouble('ingen-forbindelse', 'no-connection'),
  locked: trouble('tavlen-er-låst', 'the-board-is-locked'),
  noQueues: trouble('ingen-køer', 'no-queues'),
  fixed: trouble('indstillinger-kan-ikke-ændres', 'settings-cannot-be-changed'),
} as const;

/** How a hub is backed up and moved. */
export const movingPlace: Place = both('moving', 'i-programmet', 'in-the-program');

/** Each notice on the page of phone systems. */
export const noticePlaces = {
  strangers: trouble('afviste-henvendelser', 'turned-away'),
  dropped: trouble('forbindelser-blev-lukket', 'connections-were-closed'),
  certificate: trouble('certifikatet-udløber', 'the-certificate-ends'),
  message: trouble('beskeder-kommer-ikke-frem', 'messages-do-not-get-through'),
  report: trouble('rapporten-kommer-ikke-frem', 'the-report-does-not-get-through'),
  'set-aside': trouble('journalen-blev-sat-i-karantæne', 'the-journal-was-put-aside'),
} as const;

/** How a phone system fares where it does not fare well. */
export const sourcePlaces = {
  stale: trouble('telefonsystemet-er-tavst', 'the-phone-system-is-silent'),
  unreachable: trouble('telefonsystemet-svarer-ikke', 'the-phone-system-does-not-answer'),
  busy: trouble('telefonsystemet-har-for-travlt', 'the-phone-system-is-too-busy'),
  'sign-in-refused': trouble('adgangen-afvises', 'sign-in-is-refused'),
  'not-understood': trouble('svaret-kan-ikke-forstås', 'the-answer-is-not-understood'),
  'not-kept': trouble('det-der-kommer-kan-ikke-gemmes', 'what-comes-in-cannot-be-kept'),
  fault: trouble('en-fejl-i-tavlen', 'a-fault-in-the-board'),
} as const;
