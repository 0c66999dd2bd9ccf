// What Linux has and Swift's Glibc module leaves out.
#pragma once
#include <libintl.h>
#include <locale.h>
#include <malloc.h>
#include <sys/timerfd.h>
