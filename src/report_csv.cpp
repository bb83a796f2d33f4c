#include "src/report.h"

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

// A row is a site's code, how it stands, and its main reason. How it stands is one of a few dozen texts, and
// rows that follow each other often have the same reason: both are put into words once. What is left to do
// for a row is to copy three texts: `out_` is as long as its room, so that this is all that is done.
class SolutionRows {
public:
    SolutionRows(const Evaluation& evaluation, TextSink sink)
        : h_(evaluation.hierarchy), s_(evaluation.solution), reasons_(h_, s_), sink_(sink) {}

    std::string text() && {
        out_.resize(sink_ ? piece : header.size() + usual_row * h_.size());
        put(header);
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

    void put(std::string_view text) {
        if (text.size() > out_.size() - filled_) make_room(text.size());
        std::memcpy(out_.data() + filled_, text.data(), text.size());
        filled_ += text.size();
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
        put_cell(h_.code(site));
        put(standing(unit, h_.cell(site, Fact::mode)));
        const Cause* reason = reasons_.main(unit);
        if (reason != last_reason_) write_reason(reason);
        put(reason_);
    }

    void put_cell(std::string_view text) {
        if (stands_for_itself(text)) return put(text);
        std::string cell;
        append_csv_cell(cell, text);
        put(cell);
    }

    // ",verdict,unconfirmed,declared,"
    const std::string& standing(UnitIndex unit, const Cell* declared) {
        const Verdict verdict = s_.verdict(unit);
        const bool unconfirmed = s_.unconfirmed(unit);
        const std::size_t mode = declared == nullptr ? 0 : declared->unknown ? 1 : 2 + declared->bits;
        std::string& text =
            standings_[(static_cast<std::size_t>(verdict) * 2 + (unconfirmed ? 1 : 0)) * modes + mode];
        if (text.empty()) {
            text.append(",").append(name_of(verdict)).append(unconfirmed ? ",yes," : ",no,");
            text.append(name_of_mode(declared == nullptr ? Value{} : declared->value())).append(",");
        }
        return text;
    }

    // rule,site,fact,value,line
    void write_reason(const Cause* cause) {
        last_reason_ = cause;
        reason_ = ",,,,\n";
        if (cause == nullptr) return;
        reason_ = cause->rule == no_rule ? std::string_view() : rule(cause->rule).code;
        reason_ += ',';
        append_csv_cell(reason_, h_.code(cause->site));
        reason_ += ',';
        reason_ += name_of(cause->fact);
        reason_ += ',';
        const Cell* cell = h_.cell(cause->site, cause->fact);
        if (cell != nullptr) append_csv_cell(reason_, h_.written(*cell));
        reason_ += ',';
        std::array<char, 16> line{};
        const Place place = cell == nullptr ? h_.place(cause->site) : cell->place();
        reason_.append(line.begin(), std::to_chars(line.begin(), line.end(), place.line).ptr);
        reason_ += '\n';
    }

    const Hierarchy& h_;
    const Solution& s_;
    const MainReasons reasons_;
    TextSink sink_;
    std::array<std::string, verdicts * 2 * modes> standings_;
    const Cause* last_reason_ = nullptr;
    std::string reason_;
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
