// Draws an Evaluation and writes the picture.
#pragma once

#include "src/cli/input.h"
#include "src/cli/options.h"
#include "src/report.h"

namespace sitemode::cli {

// Throws a Failure where drawing or writing fails. `input`: what the evaluation was read from.
void draw(const Evaluation& evaluation, const Input& input, const PictureOptions& options);

} // namespace sitemode::cli
