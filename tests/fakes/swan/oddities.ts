/** What real ones have been seen to do with an answer that is right: none of it makes it no answer. */
export const swanOddities = ['phpWarning', 'notANumber', 'absurdNumber', 'missingUsers'] as const;
export type SwanOddity = (typeof swanOddities)[number];

const warning =
  '<br />\n<b>Warning</b>:  Division by zero in <b>/var/www/swan/queues.php</b> on line <b>41</b><br />\n';

/** The same answer, told in such a way. */
export function oddly(body: string, oddity: SwanOddity): string {
  switch (oddity) {
    case 'phpWarning':
      return `${warning}${body}`;
    case 'notANumber':
      // As PHP's own arithmetic writes what it cannot divide, where somebody puts JSON together by hand.
      return body.replaceAll(/"(abandonedRatio|serviceRatio|avgRingTimeRatio)":[^,}]+/g, '"$1":NaN');
    case 'absurdNumber':
      return body.replaceAll(/"completed":\d+/g, '"completed":999999999999999');
    case 'missingUsers':
      return body.replaceAll(/\{"extension":"0201"[^{}]*\},?/g, '').replace(',]', ']');
  }
}
