// Draws an Evaluation and writes the picture.
#pragma once

#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/compare.h"
#include "src/picture.h"
#include "src/plan.h"
#include "src/report.h"

namespace sitemode::cli {

// What a picture says of the file that it is of. Reads the whole text.
PictureSource source_of(const Input& input);

// Throws a Failure where drawing or writing fails. The evaluation is given up as soon as the picture can do
// without it: cards are placed where it was.
void draw(Evaluation evaluation, const PictureSource& source, const PictureOptions& options);

// Draws what changed from one to the other; `change` says it in the title.
void draw_changes(const Evaluation& before, const Evaluation& after, const Comparison& comparison,
                  std::string_view change, const PictureSource& source, const PictureOptions& options);
// Draws a plan of it.
void draw_plan(const Evaluation& evaluation, const Plan& plan, const PictureSource& source,
               const PictureOptions& options);

} // namespace sitemode::cli
