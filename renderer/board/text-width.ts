/** About how many digits wide a figure is; a colon or a separator takes half of one. */
export const widthInDigits = (text: string): number => text.length - (text.match(/[^0-9]/g)?.length ?? 0) / 2;
