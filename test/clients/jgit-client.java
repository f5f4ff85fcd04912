// A client that is not git, by JGit: `java -cp … jgit-client.java REPOSITORY` makes eight commits, one of them an amend and one by
// a rebase, and prints their hashes.
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

class Client {
  private static Git git;

  public static void main(String[] arguments) throws Exception {
    git = Git.open(new File(arguments[0]));
    print(commit("plain", false));
    print(commit("amended", true));
    git.checkout().setCreateBranch(true).setName("jgit-topic").call();
    RevCommit picked = commit("topic", false);
    print(picked);
    git.checkout().setName("main").call();
    print(commit("main", false));
    print(commit("later", false));
    print(git.cherryPick().include(picked).call().getNewHead());
    git.checkout().setName("jgit-topic").call();
    git.rebase().setUpstream("main~2").call();
    print(git.log().setMaxCount(1).call().iterator().next());
    print(git.revert().include(git.getRepository().resolve("HEAD")).call());
  }

  private static RevCommit commit(String name, boolean amend) throws Exception {
    Repository repository = git.getRepository();
    Files.writeString(repository.getWorkTree().toPath().resolve(name + ".txt"), name);
    git.add().addFilepattern(".").call();
    return git.commit().setMessage("feat: " + name).setAmend(amend).call();
  }

  private static void print(Object commit) {
    System.out.println(((RevCommit) commit).name());
  }
}
