#pragma once

#include <algorithm>
#include <ctime>
#include <vector>

/// CPU milliseconds that this process has used; wall time says little on a busy machine.
inline double cpuMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Median CPU milliseconds of several runs of a piece of work.
template<typename Work>
double medianCpu(int runs, Work work)
{
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        const double before = cpuMilliseconds();
        work();
        times.push_back(cpuMilliseconds() - before);
    }
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs / 2)];
}
