// Four numbers that the same is done with, at once where the processor can.
#pragma once

#include <array>
#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace sitemode::render {

#ifdef __SSE2__

class FourNumbers {
public:
    // Which of them something holds for.
    struct Those {
        __m128d first, last;
    };

    explicit FourNumbers(double all) : first_(_mm_set1_pd(all)), last_(first_) {}
    explicit FourNumbers(const std::array<double, 4>& numbers)
        : first_(_mm_loadu_pd(numbers.data())), last_(_mm_loadu_pd(numbers.data() + 2)) {}

    [[nodiscard]] std::array<double, 4> each() const {
        std::array<double, 4> numbers{};
        _mm_storeu_pd(numbers.data(), first_);
        _mm_storeu_pd(numbers.data() + 2, last_);
        return numbers;
    }

    friend FourNumbers operator+(const FourNumbers& a, const FourNumbers& b) {
        return {_mm_add_pd(a.first_, b.first_), _mm_add_pd(a.last_, b.last_)};
    }
    friend FourNumbers operator*(const FourNumbers& a, const FourNumbers& b) {
        return {_mm_mul_pd(a.first_, b.first_), _mm_mul_pd(a.last_, b.last_)};
    }
    friend Those operator<(const FourNumbers& a, const FourNumbers& b) {
        return {_mm_cmplt_pd(a.first_, b.first_), _mm_cmplt_pd(a.last_, b.last_)};
    }
    // These where it holds, else 0.
    [[nodiscard]] FourNumbers where(const Those& those) const {
        return {_mm_and_pd(those.first, first_), _mm_and_pd(those.last, last_)};
    }
    // These where it holds, else others.
    [[nodiscard]] FourNumbers where(const Those& those, const FourNumbers& others) const {
        return {_mm_or_pd(_mm_and_pd(those.first, first_), _mm_andnot_pd(those.first, others.first_)),
                _mm_or_pd(_mm_and_pd(those.last, last_), _mm_andnot_pd(those.last, others.last_))};
    }

private:
    FourNumbers(__m128d first, __m128d last) : first_(first), last_(last) {}

    __m128d first_, last_;
};

#else

class FourNumbers {
public:
    using Those = std::array<bool, 4>;

    explicit FourNumbers(double all) { numbers_.fill(all); }
    explicit FourNumbers(const std::array<double, 4>& numbers) : numbers_(numbers) {}

    [[nodiscard]] const std::array<double, 4>& each() const { return numbers_; }

    friend FourNumbers operator+(FourNumbers a, const FourNumbers& b) {
        for (std::size_t i = 0; i < 4; ++i) a.numbers_[i] += b.numbers_[i];
        return a;
    }
    friend FourNumbers operator*(FourNumbers a, const FourNumbers& b) {
        for (std::size_t i = 0; i < 4; ++i) a.numbers_[i] *= b.numbers_[i];
        return a;
    }
    friend Those operator<(const FourNumbers& a, const FourNumbers& b) {
        Those out{};
        for (std::size_t i = 0; i < 4; ++i) out[i] = a.numbers_[i] < b.numbers_[i];
        return out;
    }
    [[nodiscard]] FourNumbers where(const Those& those) const { return where(those, FourNumbers(0)); }
    [[nodiscard]] FourNumbers where(const Those& those, FourNumbers others) const {
        for (std::size_t i = 0; i < 4; ++i)
            if (those[i]) others.numbers_[i] = numbers_[i];
        return others;
    }

private:
    std::array<double, 4> numbers_{};
};

#endif

} // namespace sitemode::render
