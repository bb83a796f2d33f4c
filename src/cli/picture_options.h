// What the words of a command line ask of a picture.
#pragma once

#include "src/cli/command_line.h"
#include "src/cli/formats.h"
#include "src/cli/options.h"

namespace sitemode::cli {

// The format that --format or the output's name asks for. Throws a Failure (usage).
PictureFormat picture_format(const CommandLine& words);

// Everything else. Throws a Failure (usage), also for options that the format has no use for.
PictureOptions picture_options(const CommandLine& words, PictureFormat format);

// Refuses what can only be asked of a picture, for a command that draws none this time. Throws a Failure
// (usage).
void refuse_picture_options(const CommandLine& words);

} // namespace sitemode::cli
