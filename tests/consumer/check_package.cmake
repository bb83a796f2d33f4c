# Installs the build in BUILD_DIR into a folder of its own below WORK_DIR, then builds and runs the consumer against it.

set(prefix ${WORK_DIR}/prefix)
file(REMOVE_RECURSE ${WORK_DIR})

function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
run(${prefix}/bin/sitemode --version)
run(${prefix}/bin/sitemode render ${CMAKE_CURRENT_LIST_DIR}/../../examples/toronto.dot -o ${WORK_DIR}/toronto.png)
run(${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR} -B ${WORK_DIR}/build
    -D CMAKE_BUILD_TYPE=Debug -D CMAKE_PREFIX_PATH=${prefix}
    -D SITEMODE_SOURCE_DIR=${CMAKE_CURRENT_LIST_DIR}/../..)
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
run(${WORK_DIR}/build/consumer)
