#include "src/report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include "graphs/csv_cell.h"
#include "src/explain.h"
#include "src/rules.h"

namespace sitemode {
namespace {

constexpr std::string_view header = "code,verdict,unconfirmed,declared,rule,site,fact,value,line\n";

std::string_view name_of_mode(Value mode) {
    if (mode.state == Value::State::absent) return "";
    return mode.state == Value::State::unknown ? "unknown" : name_of(static_cast<Mode>(mode.bits));
}

// A text that is put behind others often: the same number of bytes is copied each time, which costs a
// fraction of a copy of any length; what is too much is overwritten by the next text.
class Phrase {
public:
    static constexpr std::size_t usual = 64; // bytes

    Phrase() = default;
    explicit Phrase(std::string_view text) { become(text); }

    void become(std::string_view text) {
        size_ = text.size();
        if (bytes_.size() < std::max(size_, usual)) bytes_.resize(std::max(size_, usual));
        std::memcpy(bytes_.data(), text.data(), size_);
    }

    bool is_empty() const { return size_ == 0; }
    // That many bytes must have room where it is put.
    std::size_t room() const { return std::max(size_, usual); }
    // Gives the end.
    char* put_at(char* to) const {
        std::memcpy(to, bytes_.data(), usual);
        if (size_ > usual) std::memcpy(to + usual, bytes_.data() + usual, size_ - usual);
        return to + size_;
    }

private:
    std::size_t size_ = 0;
    std::string bytes_;
};

// A row is a site's code, how it stands, and its main reason. How it stands is one of a few dozen texts, and
// rows that follow each other often have the same reason: both are put into words once. What is left to do
// for a row is to copy three texts: `out_` is as long as its room, so that this is all that is done.
class SolutionRows {
public:
    SolutionRows(const Evaluation& evaluation, TextSink sink)
        : h_(evaluation.hierarchy), s_(evaluation.solution), reasons_(s_), sink_(sink) {}

    std::string text() && {
        out_.resize((sink_ ? piece : header.size() + usual_row * h_.size()) + Phrase::usual);
        put(Phrase(header));
        write_reason(nullptr);
        for (SiteIndex site = 0; site < h_.size(); ++site) add_row(site);
        out_.resize(filled_);
        if (!sink_) return std::move(out_);
        sink_(out_);
        return {};
    }

private:
    static constexpr std::size_t piece = std::size_t{1} << 16U, usual_row = 48; // bytes
    static constexpr std::size_t verdicts = 4, modes = 4; // a declared mode may be absent or unknown

    void put(const Phrase& phrase) {
        char* const to = place_for(phrase.room());
        filled_ += static_cast<std::size_t>(phrase.put_at(to) - to);
    }

    char* place_for(std::size_t bytes) {
        if (bytes > out_.size() - filled_) make_room(bytes);
        return out_.data() + filled_;
    }

    void make_room(std::size_t wanted) {
        if (sink_) {
            sink_(std::string_view(out_).substr(0, filled_));
            filled_ = 0;
        }
        if (wanted > out_.size() - filled_) out_.resize(2 * out_.size() + wanted);
    }

    void add_row(SiteIndex site) {
        const UnitIndex unit = s_.unit_of[site];
        put_code(h_.code(site));
        put(standing(unit, h_.cell(site, Fact::mode)));
        const Cause* reason = reasons_.main(unit);
        if (reason != last_reason_) write_reason(reason);
        put(reason_);
    }

    void put_code(std::string_view code) {
        if (code.size() == 3 && stands_for_itself(code)) { // as nearly all
            std::memcpy(place_for(3), code.data(), 3);
            filled_ += 3;
            return;
        }
        if (stands_for_itself(code)) return put_once(code);
        text_.clear();
        append_csv_cell(text_, code);
        put_once(text_);
    }

    void put_once(std::string_view text) {
        std::memcpy(place_for(text.size()), text.data(), text.size());
        filled_ += text.size();
    }

    // ",verdict,unconfirmed,declared,"
    const Phrase& standing(UnitIndex unit, const Cell* declared) {
        const Verdict verdict = s_.verdict(unit);
        const bool unconfirmed = s_.unconfirmed(unit);
        const std::size_t mode = declared == nullptr ? 0 : declared->unknown ? 1 : 2 + declared->bits;
        Phrase& phrase =
            standings_[(static_cast<std::size_t>(verdict) * 2 + (unconfirmed ? 1 : 0)) * modes + mode];
        if (phrase.is_empty()) {
            std::string text = ",";
            text.append(name_of(verdict)).append(unconfirmed ? ",yes," : ",no,");
            text.append(name_of_mode(declared == nullptr ? Value{} : declared->value())).append(",");
            phrase.become(text);
        }
        return phrase;
    }

    void write_reason(const Cause* cause) {
        last_reason_ = cause;
        text_.clear();
        if (cause == nullptr)
            text_ = ",,,,\n";
        else
            append_reason(*cause);
        reason_.become(text_);
    }

    // rule,site,fact,value,line
    void append_reason(const Cause& cause) {
        if (cause.rule != no_rule) text_ += rule(cause.rule).code;
        text_ += ',';
        append_csv_cell(text_, h_.code(cause.site));
        text_ += ',';
        text_ += name_of(cause.fact);
        text_ += ',';
        const Cell* cell = h_.cell(cause.site, cause.fact);
        if (cell != nullptr) append_csv_cell(text_, h_.written(*cell));
        text_ += ',';
        std::array<char, 16> line{};
        const Place place = cell == nullptr ? h_.place(cause.site) : cell->place();
        text_.append(line.begin(), std::to_chars(line.begin(), line.end(), place.line).ptr);
        text_ += '\n';
    }

    const Hierarchy& h_;
    const Solution& s_;
    const MainReasons reasons_;
    TextSink sink_;
    std::array<Phrase, verdicts * 2 * modes> standings_;
    const Cause* last_reason_ = nullptr;
    Phrase reason_;
    std::string text_; // of a reason or a code, while it is made
    std::string out_;
    std::size_t filled_ = 0; // of out_
};

} // namespace

std::string solution_csv(const Evaluation& e, TextSink sink) {
    return SolutionRows(e, sink).text();
}

bool Evaluation::says_no() const {
    for (const auto& finding : findings)
        if (finding.severity == Severity::error) return true;
    for (UnitIndex unit = 0; unit < solution.unit_count(); ++unit)
        if (solution.verdict(unit) == Verdict::conflict) return true;
    return false;
}

} // namespace sitemode
