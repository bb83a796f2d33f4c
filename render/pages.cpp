#include "render/pages.h"

#include "render/excerpt.h"
#include "render/page.h"
#include "render/page_plan.h"
#include "render/stub_notes.h"

#include <algorithm>
#include <string>
#include <utility>

namespace sitemode::render {
namespace {

constexpr double largest = 1.25;         // how much larger than its true size a small tree is drawn
constexpr double much_larger = 1.15;     // what an upright page must win; screens and most trees lie
constexpr std::uint32_t some_page = 888; // stands for a page that has no number yet

struct PageSize {
    double width = 0, height = 0;
};

class Pager {
public:
    Pager(const Diagram& diagram, const PageForm& form, PageSize size)
        : diagram_(diagram), form_(form), size_(size), least_scale_(form.least_text / smallest_text) {}

    [[nodiscard]] Drawing on_one_page() const {
        return page_of(numbered(diagram_, 1, 1), std::max(largest, least_scale_));
    }
    [[nodiscard]] bool is_readable(const Drawing& page) const { return page.scale >= least_scale_; }

    // Nothing where it takes too many pages.
    [[nodiscard]] std::vector<Drawing> on_many_pages() const {
        CutDiagram whole(diagram_);
        std::fill(whole.page.begin(), whole.page.end(), some_page);
        const Box space = space_for_tree(numbered(diagram_, some_page, some_page), size_.width, size_.height);
        const PageRoom room{space.width / least_scale_, space.height / least_scale_,
                            [&](const Roots& roots) { return holds(whole, roots); }};
        const std::vector<Roots> plan = page_plan(whole, room, most_pages);
        std::vector<Drawing> pages;
        pages.reserve(plan.size());
        for (std::size_t i = 0; i < plan.size(); ++i) {
            Diagram part = excerpt(whole, plan[i]);
            if (i > 0) part.summary = page_summary(whole, plan[i]);
            part = numbered(one_of_several(std::move(part), i + 1, plan.size()), i + 1, plan.size());
            pages.push_back(page_of(std::move(part), usual_scale()));
        }
        return pages;
    }

private:
    // All pages of a picture have this or less: small branches aren't blown up.
    [[nodiscard]] double usual_scale() const { return std::max(1.0, least_scale_); }

    [[nodiscard]] bool holds(const CutDiagram& whole, const Roots& roots) const {
        return is_readable(page_of(numbered(excerpt(whole, roots), some_page, some_page), usual_scale()));
    }

    static std::string page_words(std::size_t page, std::size_t of) {
        return "page " + std::to_string(page) + " of " + std::to_string(of);
    }

    [[nodiscard]] Diagram numbered(Diagram part, std::size_t page, std::size_t of) const {
        part.identity.push_back(page_words(page, of) + " · " + std::string(form_.paper.name));
        return part;
    }

    // What is said of it as a whole is said of this page; the first one, the index, says it of all, too.
    static Diagram one_of_several(Diagram part, std::size_t page, std::size_t of) {
        part.page = page_words(page, of);
        const std::string all = page == 1 ? part.description : part.title + ". " + part.summary + ".";
        part.description = "P" + part.page.substr(1) + ". " + all;
        return part;
    }

    [[nodiscard]] Drawing page_of(Diagram part, double most_scale) const {
        const Box space = space_for_tree(part, size_.width, size_.height);
        const TreeForm form{space.width / space.height, 0, 0, space.height, form_.direction};
        return composed_on(placed_tree(std::move(part), form), size_.width, size_.height, most_scale);
    }

    const Diagram& diagram_;
    const PageForm& form_;
    PageSize size_;
    double least_scale_;
};

DrawError too_many_pages() {
    return {DrawError::Kind::limit,
            "the picture would take more than " + std::to_string(most_pages) + " pages",
            "take larger paper, or leave out --page"};
}

} // namespace

tl::expected<std::vector<Drawing>, DrawError> on_pages(const Diagram& diagram, const PageForm& form) {
    const Paper& paper = form.paper;
    const Pager lying(diagram, form, {paper.height, paper.width});
    const Pager upright(diagram, form, {paper.width, paper.height});
    Drawing wide = lying.on_one_page();
    Drawing high = upright.on_one_page();
    Drawing& larger = high.scale <= much_larger * wide.scale ? wide : high;
    if (lying.is_readable(larger)) return std::vector<Drawing>{std::move(larger)};
    if (upright.is_readable(high)) return std::vector<Drawing>{std::move(high)};
    std::vector<Drawing> wide_pages = lying.on_many_pages();
    std::vector<Drawing> high_pages = upright.on_many_pages();
    const bool is_wide =
        high_pages.empty() || (!wide_pages.empty() && wide_pages.size() <= high_pages.size());
    std::vector<Drawing>& pages = is_wide ? wide_pages : high_pages;
    if (pages.empty()) return tl::unexpected(too_many_pages());
    return std::move(pages);
}

} // namespace sitemode::render
