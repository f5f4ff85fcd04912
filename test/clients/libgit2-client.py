# A client that is not git, by libgit2: `python3 libgit2-client.py REPOSITORY` makes five commits, one of them an amend, and
# prints their hashes. No hook runs.
import os
import sys
import pygit2

repository = pygit2.Repository(sys.argv[1])
me = pygit2.Signature("Ada", "ada@example.org")


def commit(name, parents):
    with open(os.path.join(repository.workdir, name + ".txt"), "w") as file:
        file.write(name)
    repository.index.add_all()
    repository.index.write()
    tree = repository.index.write_tree()
    return repository.create_commit("HEAD", me, me, "feat: " + name, tree, parents)


first = commit("plain", [repository.head.target])
amended = repository.amend_commit(repository[first], "HEAD", message="feat: amended")
topic = repository.branches.local.create("libgit2-topic", repository[amended])
repository.checkout(topic)
second = commit("topic", [amended])
repository.checkout("refs/heads/main")
third = commit("main", [amended])
repository.merge(second)
tree = repository.index.write_tree()
merged = repository.create_commit("HEAD", me, me, "merge", tree, [third, second])
repository.state_cleanup()
for made in [first, amended, second, third, merged]:
    print(made)
