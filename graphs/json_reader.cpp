#include "graphs/json_reader.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graphs/field_names.h"
#include "graphs/json_keys.h"
#include "graphs/json_parser.h"
#include "graphs/nearest.h"
#include "graphs/site_records.h"
#include "graphs/unknown_names.h"

namespace sitemode {
namespace {

// What holds a list or an object in our schema, where an unknown name is like one of these.
std::string list_meant_by(std::string_view unknown) {
    constexpr std::array<std::string_view, 4> known{"sites", "defaults", "roles", "web_certs"};
    const auto meant = nearest(unknown, known);
    return meant.empty() ? "" : "did you mean " + std::string(meant) + "?";
}

using Kind = Field::Kind;

class JsonReader {
public:
    JsonReader(std::string_view text, Draft& draft, Diagnostics& diagnostics)
        : diagnostics_(diagnostics), parser_(text, diagnostics),
          records_(draft, diagnostics, words_on_json_key) {
        const std::size_t sites = std::min<std::size_t>(text.size() / 64, 1'000'000);
        records_.expect({sites, 0, 12 * sites});
    }

    // False where the text is broken or not a hierarchy.
    bool read() {
        if (!parser_.begin()) return false;
        if (parser_.word().word != JsonWord::begin_object)
            return refuse("no hierarchy: it is an object with sites",
                          R"(write {"sites": [{"code": "ABC"}]})");
        own_keys_.begin_object();
        const Place begin = parser_.word().place;
        if (!parser_.object([&](const JsonToken& key) { return read_top(key); }) || !parser_.is_at_end())
            return false;
        if (!has_sites_) {
            report("syntax", begin, "no sites", R"(they stand in an array: "sites": [{"code": "ABC"}])");
            return false;
        }
        records_.finish();
        return true;
    }

private:
    enum class Where : std::uint8_t { hierarchy, defaults, site };

    // A field of a site, kept until its code is known.
    struct Given {
        Kind kind;
        Fact fact;
        std::uint32_t unknown;
        std::string_view text;
        Place place;
    };

    void report(std::string_view kind, Place place, std::string message, std::string hint) {
        diagnostics_.add({Severity::error, place, std::move(message), std::move(hint), kind, false});
    }

    // Ends the reading.
    bool refuse(std::string message, std::string hint) {
        report("syntax", parser_.word().place, std::move(message), std::move(hint));
        return false;
    }

    bool read_top(const JsonToken& token) {
        auto* key = own_keys_.find(token, diagnostics_);
        if (key == nullptr) return parser_.pass_over();
        if (key->field.kind == Kind::structure) return read_structure(key->name);
        const bool is_fact = key->field.kind == Kind::own_fact;
        if (!is_fact) number_unknown(*key, FactOwner::hierarchy);
        const auto text = scalar_for(key->field, key->name, Where::hierarchy);
        if (!text) return parser_.pass_over();
        if (is_fact)
            records_.give_own(key->field.fact, *text, parser_.word().place);
        else
            records_.give_own_extra(*key->unknown, *text, key->place);
        return true;
    }

    bool read_structure(std::string_view name) {
        if (name == "format_version") return read_version();
        if (name == "defaults") return read_defaults();
        if (name == "sites") return read_sites();
        return parser_.pass_over();
    }

    bool read_version() {
        const JsonToken& word = parser_.word();
        const std::string_view version = word.is_scalar() ? plain_text(word, room_) : word.source;
        const bool is_understood = version == "1" || version.starts_with("1.");
        if (word.word == JsonWord::null || is_understood) return true;
        return refuse("format_version " + quoted(version) + " is not understood",
                      "this sitemode reads version 1.0");
    }

    bool read_defaults() {
        if (parser_.word().word == JsonWord::null) return true;
        if (parser_.word().word != JsonWord::begin_object)
            return refuse("defaults are no object", R"(write "defaults": {"pki": true})");
        site_keys_.begin_object();
        return parser_.object([&](const JsonToken& key) { return read_default(key); });
    }

    bool read_default(const JsonToken& token) {
        auto* key = site_keys_.find(token, diagnostics_);
        if (key == nullptr) return parser_.pass_over();
        const bool is_fact = key->field.kind == Kind::fact || key->field.kind == Kind::ipsec;
        if (!is_fact && key->field.kind != Kind::extra) {
            report("wrong-value", token.place, quoted(key->name) + " can't have a default",
                   "write it at each site");
            return parser_.pass_over();
        }
        if (!is_fact) number_unknown(*key, FactOwner::site);
        const Place place = parser_.word().place;
        if (!read_value(key->field, key->name, Where::defaults)) return false;
        if (!text_) return true;
        if (is_fact)
            records_.give_default(key->field.fact, *text_, place);
        else
            records_.give_default_extra(*key->unknown, *text_, key->place);
        return !records_.is_stopped();
    }

    bool read_sites() {
        has_sites_ = true;
        if (parser_.word().word != JsonWord::begin_array)
            return refuse("sites are no array", R"(write "sites": [{"code": "ABC"}])");
        return parser_.array([&] { return read_site(); });
    }

    bool read_site() {
        const Place begin = parser_.word().place;
        if (parser_.word().word != JsonWord::begin_object) {
            report("wrong-value", begin, "a site that is no object", R"(write {"code": "ABC"})");
            return parser_.pass_over();
        }
        site_keys_.begin_object();
        given_.clear();
        kept_.clear();
        code_ = parent_ = {};
        if (!parser_.object([&](const JsonToken& key) { return read_field(key); })) return false;
        if (code_.text.empty())
            report("missing-code", begin, "a site without a code", R"(every site needs one: "code": "ABC")");
        else
            add_site();
        return !records_.is_stopped();
    }

    bool read_field(const JsonToken& token) {
        auto* key = site_keys_.find(token, diagnostics_);
        if (key == nullptr) return parser_.pass_over();
        const Kind kind = key->field.kind;
        if (given_.size() > record_limits::extras) {
            records_.stop(token.place,
                          "more than " + std::to_string(record_limits::extras) + " keys in a site",
                          "remove what sitemode doesn't read");
            return false;
        }
        if (kind == Kind::extra) number_unknown(*key, FactOwner::site);
        Given given{kind, key->field.fact, key->unknown.value_or(0), {}, parser_.word().place};
        const bool is_escaped = parser_.word().has_escapes;
        if (!read_value(key->field, key->name, Where::site)) return false;
        if (!text_) return true;
        const bool outlives_site = kind == Kind::code || kind == Kind::parent;
        if (is_escaped || is_joined_)
            given.text = (outlives_site ? codes_ : kept_).emplace_back(*text_);
        else
            given.text = *text_;
        if (kind == Kind::code)
            code_ = given;
        else if (kind == Kind::parent)
            parent_ = given;
        else
            given_.push_back(given);
        return true;
    }

    // Ends the value and puts its spelling into text_, or none where it can't be one: that is reported.
    bool read_value(const Field& field, std::string_view name, Where where) {
        text_.reset();
        is_joined_ = false;
        const bool takes_list = field.kind == Kind::fact && (row_of(field.fact).kind == FactKind::roles ||
                                                             row_of(field.fact).kind == FactKind::web_certs);
        if (takes_list && parser_.word().word == JsonWord::begin_array) return read_list(name, where);
        text_ = scalar_for(field, name, where);
        return text_ || parser_.pass_over();
    }

    // An array of texts as one, with blanks between; one sign alone where it is empty: no roles at all is
    // something else than roles that nobody stated.
    bool read_list(std::string_view name, Where where) {
        std::string joined;
        bool is_sound = true;
        const bool is_whole = parser_.array([&] {
            if (parser_.word().word != JsonWord::text) {
                report("wrong-value", parser_.word().place,
                       "wrong value " + quoted(parser_.word().source) + " in the list of " +
                           std::string(name) + words_of(where) + ": allowed are texts",
                       "");
                is_sound = false;
                return parser_.pass_over();
            }
            if (!joined.empty()) joined += ' ';
            joined += plain_text(parser_.word(), room_);
            return true;
        });
        if (joined.empty()) joined = ",";
        if (!is_sound || !is_whole) return is_whole;
        room_ = std::move(joined);
        text_ = room_;
        is_joined_ = true;
        return true;
    }

    // The spelling of the value that has begun; empty for null. None for objects and arrays: that is
    // reported.
    std::optional<std::string_view> scalar_for(const Field& field, std::string_view name, Where where) {
        const JsonToken& word = parser_.word();
        if (word.word == JsonWord::null) return std::string_view();
        if (word.is_scalar()) return plain_text(word, room_);
        const std::string what = word.word == JsonWord::begin_array ? "a list" : "an object";
        if (field.kind == Kind::extra || field.kind == Kind::own_extra) {
            diagnostics_.add({Severity::warning, word.place,
                              what + " as value of the unknown " + quoted(name) + " is not kept",
                              list_meant_by(name), "unknown-attribute", false});
        } else {
            const bool is_code = field.kind == Kind::code;
            report("wrong-value", word.place,
                   "wrong value for " + std::string(name) + words_of(where) + ": " + what,
                   is_code ? R"(write a text, such as "NYC")" : allowed_values(field.fact));
        }
        return std::nullopt;
    }

    // The site that is read is named where its code came first, as nearly always.
    std::string words_of(Where where) const {
        if (where == Where::hierarchy) return " of the hierarchy";
        if (where == Where::defaults) return " in the defaults";
        const bool is_named = !code_.text.empty() && code_.text.size() <= record_limits::code_bytes;
        return is_named ? " at site " + std::string(code_.text) : " at a site";
    }

    void number_unknown(JsonKeys::Key& key, FactOwner owner) {
        if (!key.unknown) key.unknown = records_.add_unknown(key.field.extra, key.name, key.place, owner);
    }

    void add_site() {
        records_.add_site(code_.text, code_.place);
        records_.set_parent(parent_.text, parent_.place);
        for (const Given& given : given_) {
            if (given.kind == Kind::fact)
                records_.give(given.fact, given.text, given.place);
            else if (given.kind == Kind::ipsec)
                records_.set_ipsec(given.text, given.place);
            else
                records_.give_extra(given.unknown, given.text, given.place);
        }
    }

    Diagnostics& diagnostics_;
    JsonParser parser_;
    SiteRecords records_;
    JsonKeys own_keys_{FactOwner::hierarchy}, site_keys_{FactOwner::site};
    bool has_sites_ = false;
    std::vector<Given> given_; // of the site that is read
    Given code_{}, parent_{};
    std::optional<std::string_view> text_; // of the value that was read: in the input, or in room_
    bool is_joined_ = false;               // of a list
    std::deque<std::string> kept_,
        codes_; // texts that are not in the input as they mean: of the site, of all
    std::string room_;
};

} // namespace

Reading read_json(std::string_view text, std::string file_name) {
    return read_records(text, std::move(file_name),
                        [](std::string_view checked, bool, Draft& draft, Diagnostics& diagnostics) {
                            return JsonReader(checked, draft, diagnostics).read();
                        });
}

} // namespace sitemode
