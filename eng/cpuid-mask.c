// Hides instruction sets of this processor from a program, so that it takes the code of a simpler one. See eng/as-processor, which builds and loads this.
//
// Linux can make the instruction CPUID fault (arch_prctl ARCH_CPUID, where the processor can). The handler here runs the instruction, takes bits out
// of its result and goes on after it. Other faults go to the handler that the program has set, as .NET does for null references.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define ARCH_CPUID_FAULTING 0x1012
#define BIT(n) (1u << (n))

typedef int (*sigaction_t)(int, const struct sigaction *, struct sigaction *);

enum { NOTHING, AVX2, AVX512, VNNI };

static sigaction_t real_sigaction;
static struct sigaction program;
static int most = NOTHING;

// Leaf 7. Bits by Intel's Software Developer's Manual, volume 2A, CPUID.
static void mask(unsigned leaf, unsigned subleaf, unsigned *a, unsigned *b, unsigned *c, unsigned *d) {
  if (leaf == 7 && subleaf == 0) {
    *d &= ~(BIT(22) | BIT(24) | BIT(25));  // AMX-BF16, AMX-TILE, AMX-INT8
    if (most <= AVX512) {
      *c &= ~BIT(11);  // AVX512-VNNI
      *d &= ~(BIT(2) | BIT(3) | BIT(23));  // AVX512-4VNNIW, -4FMAPS, -FP16
    }
    if (most <= AVX2) {
      // AVX-512 F, DQ, IFMA, PF, ER, CD, BW, VL; VBMI, VBMI2, BITALG, VPOPCNTDQ; VP2INTERSECT
      *b &= ~(BIT(16) | BIT(17) | BIT(21) | BIT(26) | BIT(27) | BIT(28) | BIT(30) | BIT(31));
      *c &= ~(BIT(1) | BIT(6) | BIT(12) | BIT(14));
      *d &= ~BIT(8);
    }
  }
  if (leaf == 7 && subleaf == 1) {
    *a &= ~BIT(21);  // AMX-FP16
    if (most <= AVX512) {
      *a &= ~(BIT(4) | BIT(5));  // AVX-VNNI, AVX512-BF16
      *d &= ~(BIT(4) | BIT(5) | BIT(10) | BIT(19));  // AVX-VNNI-INT8, AVX-NE-CONVERT, AVX-VNNI-INT16, AVX10
    }
    if (most <= AVX2) {
      *a &= ~BIT(23);  // AVX-IFMA
    }
  }
}

static void handler(int signal_number, siginfo_t *info, void *context) {
  greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  const unsigned char *instruction = (const unsigned char *)registers[REG_RIP];
  if (info->si_code == SI_KERNEL && instruction[0] == 0x0f && instruction[1] == 0xa2) {
    unsigned leaf = (unsigned)registers[REG_RAX], subleaf = (unsigned)registers[REG_RCX], a, b, c, d;
    syscall(SYS_arch_prctl, ARCH_CPUID_FAULTING, 1);
    __asm__ volatile("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(leaf), "c"(subleaf));
    syscall(SYS_arch_prctl, ARCH_CPUID_FAULTING, 0);
    mask(leaf, subleaf, &a, &b, &c, &d);
    registers[REG_RAX] = a;
    registers[REG_RBX] = b;
    registers[REG_RCX] = c;
    registers[REG_RDX] = d;
    registers[REG_RIP] += 2;
    return;
  }
  if (program.sa_flags & SA_SIGINFO) {
    program.sa_sigaction(signal_number, info, context);
  } else if (program.sa_handler != SIG_DFL && program.sa_handler != SIG_IGN) {
    program.sa_handler(signal_number);
  } else {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
  }
}

// A handler that the program sets for SIGSEGV is called by the one here.
int sigaction(int signal_number, const struct sigaction *action, struct sigaction *previous) {
  if (!real_sigaction) {
    real_sigaction = (sigaction_t)dlsym(RTLD_NEXT, "sigaction");
  }
  if (most == NOTHING || signal_number != SIGSEGV) {
    return real_sigaction(signal_number, action, previous);
  }
  if (previous) {
    *previous = program;
  }
  if (action) {
    program = *action;
  }
  return 0;
}

__attribute__((constructor)) static void start(void) {
  const char *name = getenv("AS_PROCESSOR");
  int wanted = !name ? NOTHING : !strcmp(name, "avx2") ? AVX2 : !strcmp(name, "avx512") ? AVX512 : !strcmp(name, "vnni") ? VNNI : NOTHING;
  if (wanted == NOTHING) {
    return;
  }
  real_sigaction = (sigaction_t)dlsym(RTLD_NEXT, "sigaction");
  struct sigaction own;
  memset(&own, 0, sizeof own);
  own.sa_sigaction = handler;
  own.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  real_sigaction(SIGSEGV, &own, NULL);
  if (syscall(SYS_arch_prctl, ARCH_CPUID_FAULTING, 0) != 0) {
    fputs("cpuid-mask: this processor or kernel cannot hide instruction sets; use QEMU (qemu-x86_64 -cpu Haswell) instead.\n", stderr);
    _exit(3);
  }
  most = wanted;
}
