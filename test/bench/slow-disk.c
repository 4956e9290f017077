// A stand-in for a slow disk, put before a program by LD_PRELOAD: each fsync takes 10 ms longer, as if the disk did a
// hundred in a second.
#include <time.h>
#include <unistd.h>
#include <sys/syscall.h>

static int slowly(long call, int file) {
  static const struct timespec pause = {0, 10000000};
  long result = syscall(call, file);
  nanosleep(&pause, 0);
  return (int)result;
}

int fsync(int file) { return slowly(SYS_fsync, file); }

int fdatasync(int file) { return slowly(SYS_fdatasync, file); }
