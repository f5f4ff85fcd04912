import { Empty } from './empty.js';

export function LoggedOut() {
  return (
    <article class="page">
      <h1>Not logged in</h1>
      <Empty
        why="This page answers only you. Its session has ended, or it was opened without one."
        command="craftnudge dashboard"
        does="opens it again, logged in"
      />
    </article>
  );
}
