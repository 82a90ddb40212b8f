import { useState } from 'react';
import type { JsonObject } from '#core/said/json';
import { da } from '../words/da.ts';
import { useWords } from '../words/use-words.ts';
import type { Recipe } from './recipes/recipe.ts';

const files = import.meta.glob<Recipe>('../../docs/recipes/*.md', { eager: true, import: 'default' });

type RecipeName = Extract<keyof typeof da.mapping.recipes, string>;

interface RecipeChoiceProps {
  readonly adapter: string;
  readonly values: JsonObject;
  readonly onChange: (values: JsonObject) => void;
}

/** A recipe for that kind of source, as a beginning. What it does not say stays. */
export function RecipeChoice({ adapter, values, onChange }: RecipeChoiceProps) {
  const { t } = useWords();
  const [chosen, setChosen] = useState('');
  const fitting = Object.entries(files).flatMap(([file, recipe]) => {
    const name = /([^/]+)\.md$/.exec(file)?.[1] ?? '';
    return recipe.adapter === adapter && isNamed(name) ? [{ name, recipe }] : [];
  });
  if (fitting.length === 0) return null;
  const found = fitting.find(({ name }) => name === chosen);
  return (
    <div className="field">
      <label htmlFor="mapping-recipe">{t('mapping.recipe')}</label>
      <div className="field-and-button">
        <select id="mapping-recipe" value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value="">{t('mapping.noRecipe')}</option>
          {fitting.map(({ name }) => (
            <option key={name} value={name}>
              {t(`mapping.recipes.${name}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="plain-button"
          disabled={found === undefined}
          onClick={() => found !== undefined && onChange({ ...values, ...found.recipe.settings })}
        >
          {t('mapping.useRecipe')}
        </button>
      </div>
      <p className="field-help">{t('mapping.recipeHelp')}</p>
    </div>
  );
}

function isNamed(name: string): name is RecipeName {
  return Object.hasOwn(da.mapping.recipes, name);
}
