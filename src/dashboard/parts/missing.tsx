import { Link } from '../shell/link.js';

export function Missing() {
  return (
    <article class="page">
      <h1>Nothing here</h1>
      <p class="lede">
        No view has this address. <Link href="/">Today</Link>
      </p>
    </article>
  );
}
