/*
 * Runs a program and tells on stderr how much memory it held at most, in KiB: ru_maxrss of the program and of what it waited for. The
 * kernel carries the memory of whoever starts a program over into that figure, so the starter must be small.
 *
 *     peak PROGRAM [ARGUMENT...]
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    int status;
    struct rusage usage;
    if (count < 2)
        return 1;
    pid_t child = vfork();
    if (child == 0) {
        execv(arguments[1], arguments + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    fprintf(stderr, "peak %ld\n", usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
