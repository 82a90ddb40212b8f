import { useState } from 'react';
import type { JsonValue } from '#core/said/input';
import { isObject } from '#core/said/json';
import { useWords } from '../words/use-words.ts';
import { TextInput } from './inputs.tsx';
import { isIn, useSaid } from './labelled.tsx';
import type { FieldControlProps } from './field-control.tsx';
import { MessageInput } from './message-input.tsx';
import { messagesAsSetting, messagesIn, messageText } from './message-text.ts';
import { numberIn } from './numbers.ts';

type MessageFieldProps = FieldControlProps & { readonly isWrong: boolean };

/** Messages that are sent one after the other. */
export function MessagesField({ field, value, onChange, path, isWrong }: MessageFieldProps) {
  const { t } = useWords();
  const messages = messagesIn(value);
  const [isMore, setIsMore] = useState(false);
  const shown = messages.length === 0 || isMore ? [...messages, undefined] : messages;

  function put(place: number, next: JsonValue | undefined): void {
    setIsMore(false);
    const others = messages.filter((_, index) => index !== place);
    onChange(messagesAsSetting(next === undefined ? others : others.toSpliced(place, 0, next)));
  }

  return (
    <div className="message-list">
      {shown.map((message, index) => (
        <MessageInput
          key={index}
          id={index === 0 ? path : `${path}[${index}]`}
          {...(index > 0 && { label: t('settings.messageNumber', { number: index + 1 }) })}
          value={message}
          placeholder={index === 0 ? field.example : undefined}
          isWrong={isWrong}
          onCommit={(next) => put(index, next)}
        />
      ))}
      <p>
        <button type="button" className="link-button" onClick={() => setIsMore(true)}>
          {t('settings.moreMessages')}
        </button>
      </p>
    </div>
  );
}

/** A message that is sent again and again, and how often: a text alone is sent as often as is usual. */
export function RepeatedField({ field, value, onChange, problems, path, isWrong }: MessageFieldProps) {
  const { t } = useWords();
  const say = useSaid();
  const parts = value !== undefined && isObject(value) ? value : { message: value };
  const isOfInterval = problems.some((problem) => isIn(problem.path, `${path}.everySeconds`));
  const { message, everySeconds } = parts as { readonly [name in 'message' | 'everySeconds']?: JsonValue };

  function put(next: JsonValue | undefined, seconds: JsonValue | undefined): void {
    if (next === undefined && seconds === undefined) return onChange(undefined);
    if (typeof next === 'string' && seconds === undefined) return onChange(next);
    onChange({
      ...(next !== undefined && { message: next }),
      ...(seconds !== undefined && { everySeconds: seconds }),
    });
  }

  return (
    <div className="message-list">
      <MessageInput
        id={path}
        value={message}
        placeholder={field.example}
        isWrong={isWrong && !isOfInterval}
        onCommit={(next) => put(next, everySeconds)}
      />
      <p className="message-interval">
        <label htmlFor={`${path}.everySeconds`}>{t('settings.repeatEvery')}</label>
        <TextInput
          id={`${path}.everySeconds`}
          label={`${say(field.label)}: ${t('settings.repeatEvery')}`}
          type="number"
          width="6em"
          isWrong={isOfInterval}
          value={messageText(everySeconds)}
          placeholder="30"
          onCommit={(text) => put(message, numberIn(text))}
        />
      </p>
    </div>
  );
}
