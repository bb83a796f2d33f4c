# The third parties as the core may see them. find_package gives stand-ins here: targets whose include folder, in the
# build tree, holds a link to each library's own headers and nothing else of the host.

set(core_include_dir ${PROJECT_BINARY_DIR}/third_party)
file(MAKE_DIRECTORY ${core_include_dir})

function(stand_in package target headers)
    if(headers)
        find_path(${package}_dir ${headers} PATHS /usr/include NO_DEFAULT_PATH REQUIRED)
        file(CREATE_LINK ${${package}_dir}/${headers} ${core_include_dir}/${headers} SYMBOLIC)
    endif()
    file(WRITE ${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/${package}Config.cmake
        "if(NOT TARGET ${target})
             add_library(${target} INTERFACE IMPORTED GLOBAL)
             target_include_directories(${target} INTERFACE \"${core_include_dir}\")
         endif()")
    file(WRITE ${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/${package}ConfigVersion.cmake
        "set(PACKAGE_VERSION_COMPATIBLE TRUE)")
endfunction()

stand_in(Boost Boost::headers boost)
stand_in(fmt fmt::fmt-header-only fmt)
stand_in(tl-expected tl::expected tl)
stand_in(CLI11 CLI11::CLI11 "")
