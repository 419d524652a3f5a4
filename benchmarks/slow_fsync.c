/* A disk whose fsync takes at least FSYNC_MS milliseconds: preload it into a process.
 *
 * The real call is made first, so nothing is less durable than before. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <time.h>

static long wanted_ns(void) {
    const char *ms = getenv("FSYNC_MS");
    return ms ? atol(ms) * 1000000L : 0;
}

static int slowly(const char *name, int fd) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    int result = real(fd);
    int failed = errno;
    end = start;
    end.tv_nsec += wanted_ns();
    end.tv_sec += end.tv_nsec / 1000000000L;
    end.tv_nsec %= 1000000000L;
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL) == EINTR) {
    }
    errno = failed;
    return result;
}

int fsync(int fd) { return slowly("fsync", fd); }
int fdatasync(int fd) { return slowly("fdatasync", fd); }
