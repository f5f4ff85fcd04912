// Repository, window, whose: three controls that every view follows.
import { useResource } from '../data/use-resource.js';
import { Choice } from '../parts/choice.js';
import { authors, setFilters, useFilters, windows } from './filters.js';

export function FilterBar() {
  const { window, author } = useFilters();
  return (
    <div id="filters" class="filters" role="group" aria-label="Filters">
      <RepositoryFilter />
      <Choice label="Window" options={windows} value={window} onChoose={(name) => setFilters({ window: name })} />
      <Choice
        label="Whose commits"
        options={authors}
        value={author}
        onChoose={(name) => setFilters({ author: name })}
      />
    </div>
  );
}

interface RepositoryList {
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

function RepositoryFilter() {
  const { repository } = useFilters();
  const list = useResource<RepositoryList>('/repositories');
  const known = list.state === 'ready' ? list.data.items : [];
  const isElsewhere = repository !== '' && !known.some(({ id, name }) => id === repository || name === repository);
  return (
    <label class="select">
      <span class="unseen">Repository</span>
      <select value={repository} onChange={({ currentTarget }) => setFilters({ repository: currentTarget.value })}>
        <option value="">All repositories</option>
        {isElsewhere && <option value={repository}>{repository}</option>}
        {known.map(({ id, name }) => (
          <option key={id} value={repository === id ? id : name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
