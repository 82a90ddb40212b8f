/*
 * The start of an AppImage (type 2), for where electron-builder cannot fetch its own: this program, and after its last byte a
 * squashfs (zstd) with the application. It mounts that by FUSE and becomes its AppRun; the mount goes when the application ends.
 * Where nothing can be mounted, the files are unpacked into a temporary folder instead, which goes afterwards.
 *
 * Options: --appimage-offset, --appimage-extract [FOLDER], --appimage-extract-and-run (or APPIMAGE_EXTRACT_AND_RUN=1).
 * Exits 127 when the application cannot be started, else as the application does.
 */
#define _GNU_SOURCE
#define FUSE_USE_VERSION 32
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <squashfuse/ll.h>
#include <squashfuse/squashfuse.h>

static const int cannot_start = 127;

/* squashfuse asks for every packing that a squashfs may have. Ours is always zstd, so the others need not be in here. */
int LZ4_decompress_safe(const char *in, char *out, int size, int room) { return (void)in, (void)out, (void)size, (void)room, -1; }
int lzo1x_decompress_safe(const void *in, size_t size, void *out, size_t *room, void *memory) {
  return (void)in, (void)size, (void)out, (void)room, (void)memory, -1;
}
int lzma_stream_buffer_decode(uint64_t *limit, uint32_t flags, const void *allocator, const uint8_t *in, size_t *at, size_t size,
                              uint8_t *out, size_t *to, size_t room) {
  return (void)limit, (void)flags, (void)allocator, (void)in, (void)at, (void)size, (void)out, (void)to, (void)room, -1;
}

static int complain(const char *what, const char *where) {
  fprintf(stderr, "%s: %s: %s\n", what, where, errno != 0 ? strerror(errno) : "not readable");
  return cannot_start;
}

/* The squashfs begins where this program ends: behind its table of sections, which the linker writes last. */
static size_t own_size(const char *self) {
  Elf64_Ehdr header;
  int file = open(self, O_RDONLY | O_CLOEXEC);
  size_t size = 0;
  if (file >= 0 && read(file, &header, sizeof header) == (ssize_t)sizeof header) {
    size = header.e_shoff + (size_t)header.e_shentsize * header.e_shnum;
  }
  if (file >= 0) close(file);
  return size;
}

static int copy_file(sqfs *image, sqfs_inode *inode, const char *target) {
  static char block[1 << 16];
  int file = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return -1;
  uint64_t done = 0;
  while (done < inode->xtra.reg.file_size) {
    sqfs_off_t size = sizeof block;
    errno = 0;
    if (sqfs_read_range(image, inode, (sqfs_off_t)done, &size, block) != SQFS_OK || size == 0 || write(file, block, size) != size) {
      close(file);
      return -1;
    }
    done += size;
  }
  /* What may be run may be run; that something belongs to root or runs as him is nothing to take over from an image. */
  int result = fchmod(file, inode->base.mode & 0755);
  return close(file) == 0 ? result : -1;
}

static int copy_entry(sqfs *image, sqfs_inode_id id, const char *target) {
  sqfs_inode inode;
  if (sqfs_inode_get(image, &inode, id) != SQFS_OK) return -1;
  if (S_ISDIR(inode.base.mode)) return mkdir(target, 0755) == 0 || errno == EEXIST ? 0 : -1;
  if (S_ISREG(inode.base.mode)) return copy_file(image, &inode, target);
  if (!S_ISLNK(inode.base.mode)) return 0;
  char link[PATH_MAX];
  size_t size = sizeof link;
  if (sqfs_readlink(image, &inode, link, &size) != SQFS_OK) return -1;
  return symlink(link, target) == 0 || errno == EEXIST ? 0 : -1;
}

static int extract(const char *self, size_t offset, const char *folder) {
  sqfs image;
  sqfs_traverse walk;
  sqfs_err error = SQFS_OK;
  errno = 0;
  if (mkdir(folder, 0755) != 0 && errno != EEXIST) return complain("This folder cannot be made", folder);
  if (sqfs_open_image(&image, self, offset) != SQFS_OK) return cannot_start;
  if (sqfs_traverse_open(&walk, &image, sqfs_inode_root(&image)) != SQFS_OK) return complain("Its files cannot be listed", self);
  while (sqfs_traverse_next(&walk, &error)) {
    char target[PATH_MAX];
    if (walk.dir_end) continue;
    if (snprintf(target, sizeof target, "%s/%s", folder, walk.path) >= (int)sizeof target) return complain("Too long", walk.path);
    if (copy_entry(&image, sqfs_dentry_inode(&walk.entry), target) != 0) return complain("This cannot be unpacked", target);
  }
  sqfs_traverse_close(&walk);
  sqfs_destroy(&image);
  return error == SQFS_OK ? 0 : complain("Its files cannot be read", self);
}

static struct {
  struct fuse_session *session;
  int held;
} mount;

/* The application holds the other end of this pipe for as long as it lives, whatever ends it. */
static void *unmount_when_it_ends(void *unused) {
  char byte;
  while (read(mount.held, &byte, 1) < 0 && errno == EINTR) continue;
  fuse_session_exit(mount.session);
  fuse_session_unmount(mount.session);
  return unused;
}

/* In a process of its own: serves the image at FOLDER, writes a byte to READY once it stands, and ends when HELD is closed. */
static int serve(const char *self, size_t offset, const char *folder, int ready, int held) {
  struct fuse_lowlevel_ops operations = {
      .getattr = sqfs_ll_op_getattr, .opendir = sqfs_ll_op_opendir, .releasedir = sqfs_ll_op_releasedir,
      .readdir = sqfs_ll_op_readdir, .lookup = sqfs_ll_op_lookup,   .open = sqfs_ll_op_open,
      .release = sqfs_ll_op_release, .read = sqfs_ll_op_read,       .readlink = sqfs_ll_op_readlink,
      .forget = sqfs_ll_op_forget,   .statfs = stfs_ll_op_statfs,
  };
  char *words[] = {"vestpol-wallboard", "-oro,nosuid,nodev,fsname=vestpol-wallboard"};
  struct fuse_args arguments = FUSE_ARGS_INIT(2, words);
  sqfs_ll_chan channel = {0};
  sqfs_ll *image = sqfs_ll_open(self, offset);
  pthread_t watch;
  if (image == NULL) return 1;
  if (sqfs_ll_mount(&channel, folder, &arguments, &operations, sizeof operations, image) != SQFS_OK) return 1;
  mount.session = channel.session;
  mount.held = held;
  if (pthread_create(&watch, NULL, unmount_when_it_ends, NULL) != 0 || write(ready, "!", 1) != 1) {
    sqfs_ll_unmount(&channel, folder);
    return 1;
  }
  close(ready);
  fuse_session_loop(mount.session);
  pthread_join(watch, NULL);
  rmdir(folder);
  return 0;
}

/* 0 when the image stands at FOLDER until this process, and what it becomes, has ended. */
static int mount_for_life(const char *self, size_t offset, const char *folder) {
  int ready[2], held[2];
  if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(held, O_CLOEXEC) != 0) return -1;
  pid_t child = fork();
  if (child == 0) {
    /* Out of the terminal's group: Ctrl-C is the application's to answer, and it still needs its files for that. */
    setsid();
    close(ready[0]);
    close(held[1]);
    int silent = open("/dev/null", O_RDWR);
    dup2(silent, STDIN_FILENO);
    dup2(silent, STDOUT_FILENO);
    dup2(silent, STDERR_FILENO);
    _exit(serve(self, offset, folder, ready[1], held[0]));
  }
  close(ready[1]);
  close(held[0]);
  char byte;
  ssize_t got;
  do got = child < 0 ? -1 : read(ready[0], &byte, 1);
  while (got < 0 && errno == EINTR);
  close(ready[0]);
  if (got != 1) {
    close(held[1]);
    if (child > 0) waitpid(child, NULL, 0);
    return -1;
  }
  return fcntl(held[1], F_SETFD, 0);
}

static int become(const char *folder, char **arguments) {
  char program[PATH_MAX];
  setenv("APPDIR", folder, 1);
  snprintf(program, sizeof program, "%s/AppRun", folder);
  arguments[0] = program;
  errno = 0;
  execv(program, arguments);
  return complain("The application cannot be started", program);
}

static int remove_entry(const char *path, const struct stat *is, int kind, struct FTW *at) {
  (void)is, (void)kind, (void)at;
  remove(path);
  return 0;
}

static volatile pid_t running;
static void pass_on(int signal) {
  if (running > 0) kill(running, signal);
}

static int extract_and_run(const char *self, size_t offset, const char *folder, char **arguments) {
  int status = 0;
  int code = extract(self, offset, folder);
  if (code == 0) {
    struct sigaction pass = {.sa_handler = pass_on};
    running = fork();
    if (running == 0) _exit(become(folder, arguments));
    for (const int *signal = (int[]){SIGTERM, SIGINT, SIGHUP, 0}; *signal != 0; signal++) sigaction(*signal, &pass, NULL);
    while (waitpid(running, &status, 0) < 0 && errno == EINTR) continue;
    code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  nftw(folder, remove_entry, 32, FTW_DEPTH | FTW_PHYS);
  return code;
}

int main(int count, char **arguments) {
  char self[PATH_MAX], folder[PATH_MAX], from[PATH_MAX];
  const char *option = count > 1 ? arguments[1] : "";
  ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
  if (length < 0) return complain("It does not know its own file", "/proc/self/exe");
  self[length] = '\0';
  const size_t offset = own_size(self);

  if (strcmp(option, "--appimage-offset") == 0) return printf("%zu\n", offset) > 0 ? 0 : 1;
  if (strcmp(option, "--appimage-extract") == 0) return extract(self, offset, count > 2 ? arguments[2] : "squashfs-root");

  const char *temporary = getenv("TMPDIR");
  snprintf(folder, sizeof folder, "%s/.vestpol-wallboard-XXXXXX", temporary != NULL && *temporary != '\0' ? temporary : "/tmp");
  if (mkdtemp(folder) == NULL) return complain("A temporary folder cannot be made", folder);
  setenv("APPIMAGE", self, 1);
  setenv("ARGV0", arguments[0], 1);
  if (getcwd(from, sizeof from) != NULL) setenv("OWD", from, 1);

  const char *wish = getenv("APPIMAGE_EXTRACT_AND_RUN");
  const int told = strcmp(option, "--appimage-extract-and-run") == 0;
  if (told) {
    for (int i = 1; i < count; i++) arguments[i] = arguments[i + 1];
  }
  if (!told && (wish == NULL || *wish == '\0') && mount_for_life(self, offset, folder) == 0) return become(folder, arguments);
  return extract_and_run(self, offset, folder, arguments);
}
