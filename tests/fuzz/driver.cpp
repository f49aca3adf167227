// SPDX-FileCopyrightText: 2026 The Agent Console authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

constexpr std::size_t maxBytes = 4096;
constexpr auto timeToSpend = std::chrono::seconds(3);
constexpr int fewestRounds = 2000; // also on a machine that is very busy

using Random = std::mt19937;

std::size_t below(Random &random, std::size_t bound)
{
    return bound == 0 ? 0 : random() % bound;
}

void run(const std::string &input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.data()), input.size());
}

std::string bent(std::string input, const std::vector<std::string> &seeds, Random &random)
{
    for (std::size_t i = below(random, 6) + 1; i > 0; --i) {
        const std::size_t at = below(random, input.size() + 1);
        const std::string &other = seeds[below(random, seeds.size())];
        const std::size_t from = below(random, other.size());
        switch (random() % 5) {
        case 0:
            input.insert(at, other, from, below(random, 24));
            break;
        case 1:
            input.erase(at, below(random, 8));
            break;
        case 2:
            input.insert(at, 1, char(random()));
            break;
        case 3:
            if (at < input.size())
                input[at] = char(input[at] ^ (1 << (random() % 8)));
            break;
        default:
            input.replace(at, below(random, 16), other, from, below(random, 16));
        }
    }
    input.resize(std::min(input.size(), maxBytes));
    return input;
}

} // namespace

/// Each line of the files named is a seed.
int main(int argc, char **argv)
{
    std::vector<std::string> seeds = {std::string()};
    for (int i = 1; i < argc; ++i) {
        std::ifstream file(argv[i], std::ios::binary);
        if (!file) {
            std::fprintf(stderr, "cannot read %s\n", argv[i]);
            return 1;
        }
        for (std::string line; std::getline(file, line);)
            seeds.push_back(line);
    }
    for (const std::string &seed : seeds)
        run(seed);
    Random random(20261122);
    const auto end = std::chrono::steady_clock::now() + timeToSpend;
    int rounds = 0;
    while (rounds < fewestRounds || std::chrono::steady_clock::now() < end) {
        run(bent(seeds[below(random, seeds.size())], seeds, random));
        ++rounds;
    }
    std::printf("%zu seeds, %d inputs\n", seeds.size(), rounds);
    return 0;
}
