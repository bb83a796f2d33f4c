// Draws an Evaluation and writes the picture.
#pragma once

#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/compare.h"
#include "src/plan.h"
#include "src/report.h"

namespace sitemode::cli {

// Throws a Failure where drawing or writing fails. `input`: what the evaluation was read from.
void draw(const Evaluation& evaluation, const Input& input, const PictureOptions& options);

// Draws what changed from one to the other; `change` says it in the title. `input` is what the picture is of.
void draw_changes(const Evaluation& before, const Evaluation& after, const Comparison& comparison,
                  std::string_view change, const Input& input, const PictureOptions& options);
// Draws a plan of it.
void draw_plan(const Evaluation& evaluation, const Plan& plan, const Input& input,
               const PictureOptions& options);

} // namespace sitemode::cli
